package fr.lanterne.knowledge.search;

import fr.lanterne.knowledge.Audience;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What speaks for each candidate of a question, as numbers. */
final class CandidateFeatures {

    private static final Feature[] FEATURES = Feature.values();
    /** People who type a few words mean other things by them than people who tell their story. */
    private static final int SHORT_QUESTION = 5;

    /** So many of the first candidates tell what the question is about. */
    private static final int HEAVY = 20;

    private final WeighedQuestion question;
    private final IndexView view;
    private final List<Candidate> candidates;
    private final double bestScore;
    private final double bestPassage;
    private final double bestTitle;
    private final double bestLinks;
    private final double mass;
    private final double amount;
    private final boolean asksForCivilService;
    private final List<Candidate> heavy;
    private final Map<Integer, Double> themeMass = new HashMap<>();

    /** @param candidates in the order of their scores */
    CandidateFeatures(WeighedQuestion question, List<Candidate> candidates, IndexView view) {
        this.question = question;
        this.view = view;
        this.candidates = candidates;
        bestScore = candidates.stream().mapToDouble(Candidate::score).max().orElse(0);
        bestPassage = candidates.stream().mapToDouble(candidate -> candidate.passageScore(0)).max().orElse(0);
        bestTitle = candidates.stream().mapToDouble(Candidate::title).max().orElse(0);
        bestLinks = candidates.stream().mapToDouble(Candidate::links).max().orElse(0);
        heavy = candidates.subList(0, Math.min(HEAVY, candidates.size()));
        amount = question.amount();
        asksForCivilService = TitleWords.asksForCivilService(question);
        mass = heavy.stream().mapToDouble(CandidateFeatures::weight).sum();
        heavy.forEach(candidate -> themeMass.merge(view.fiches().entry(candidate.fiche()).subject(),
                weight(candidate) / mass, Double::sum));
    }

    /** By name in the order of the rows: each feature, then the same again for short questions alone. */
    static List<String> names() {
        List<String> names = new ArrayList<>();
        for (String suffix : List.of("", ".short")) {
            for (Feature feature : FEATURES) {
                names.add(feature.name().toLowerCase(Locale.ROOT) + suffix);
            }
        }
        return List.copyOf(names);
    }

    /** A row for each candidate. */
    double[][] rows() throws IOException {
        double[][] rows = new double[candidates.size()][];
        for (int place = 0; place < rows.length; place++) {
            rows[place] = row(place);
        }
        return rows;
    }

    private double[] row(int place) throws IOException {
        double[] row = new double[2 * FEATURES.length];
        Candidate candidate = candidates.get(place);
        TitleWords title = view.title(candidate.fiche());
        TitleWords.Meeting met = title.with(question);
        for (int i = 0; i < FEATURES.length; i++) {
            row[i] = value(FEATURES[i], candidate, title, met);
        }
        if (question.length() <= SHORT_QUESTION) {
            System.arraycopy(row, 0, row, FEATURES.length, FEATURES.length);
        }
        return row;
    }

    private double value(Feature feature, Candidate candidate, TitleWords title, TitleWords.Meeting met) {
        FicheTable.Entry fiche = view.fiches().entry(candidate.fiche());
        return switch (feature) {
            case SCORE -> candidate.score() / amount / 3;
            case RELATIVE_SCORE -> ratio(candidate.score(), bestScore);
            case TITLE -> candidate.title() / amount;
            case KEYWORDS -> candidate.fields()[Ranking.KEYWORDS] / amount;
            case THEME -> candidate.fields()[Ranking.THEME] / amount;
            case SUMMARY -> candidate.fields()[Ranking.SUMMARY] / amount;
            case HEADINGS -> candidate.fields()[Ranking.HEADINGS] / amount;
            case TEXT -> candidate.fields()[Ranking.TEXT] / amount;
            case LINKS -> candidate.links() / amount;
            case RELATIVE_TITLE -> ratio(candidate.title(), bestTitle);
            case RELATIVE_LINKS -> ratio(candidate.links(), bestLinks);
            case PASSAGE -> candidate.passageScore(0) / amount;
            case RELATIVE_PASSAGE -> ratio(candidate.passageScore(0), bestPassage);
            case SECOND_PASSAGE -> candidate.passageScore(1) / amount;
            case THREE_PASSAGES ->
                (candidate.passageScore(0) + candidate.passageScore(1) + candidate.passageScore(2)) / 3 / amount;
            case COVERAGE -> question.coverage(candidate.matched());
            case PASSAGE_COVERAGE -> question.coverage(candidate.inPassage());
            case NAME_COVERAGE -> question.coverage(candidate.named());
            case PASSAGE_OR_NAME_COVERAGE -> question.coverage(candidate.named() | candidate.inPassage());
            case SYNONYM_COVERAGE -> question.synonymCoverage(candidate.matched());
            case RAREST -> flag(question.holdsRarest(candidate.matched()));
            case RAREST_IN_NAME -> flag(question.holdsRarest(candidate.named()));
            case RAREST_IN_PASSAGE -> flag(question.holdsRarest(candidate.inPassage()));
            case SECOND_RAREST -> flag(question.holdsSecondRarest(candidate.matched()));
            case SECOND_RAREST_IN_NAME -> flag(question.holdsSecondRarest(candidate.named()));
            case TITLE_NAMED -> ratio(met.named(), met.named() + met.unnamed());
            case TITLE_UNNAMED -> Math.log1p(met.unnamed()) / 3;
            case RAREST_UNNAMED -> met.rarestUnnamed() / 8;
            case TITLE_HEAD_NAMED -> ratio(met.head(), title.head());
            case TITLE_WORDS_NAMED -> Math.log1p(met.stems());
            case TITLE_TRIGRAMS -> ratio(2.0 * met.trigrams(), title.trigrams().length + question.trigrams().length);
            case TRIGRAMS_OF_TITLE -> ratio(met.trigrams(), title.trigrams().length);
            case TITLE_LENGTH -> Math.log1p(title.stems().size()) / 2;
            case PASSAGES -> Math.log(fiche.passages()) / 2;
            case LINKED_FROM -> Math.log1p(view.fiches().linkedFrom(candidate.fiche())) / 2;
            case IS_QUESTION -> flag(title.isQuestion());
            case FOR_PROFESSIONALS -> flag(fiche.audience() == Audience.PROFESSIONALS);
            case FOR_ASSOCIATIONS -> flag(fiche.audience() == Audience.ASSOCIATIONS);
            case KEPT_HERE -> flag(fiche.isKept()) - view.fiches().keptShare();
            case CIVIL_SERVICE_UNASKED -> flag(title.isOnCivilService() && !asksForCivilService);
            case CIVIL_SERVICE_ASKED -> flag(title.isOnCivilService() && asksForCivilService);
            case THEME_MASS -> themeMass.getOrDefault(fiche.subject(), 0.0);
            case NEIGHBOUR_MASS -> neighbourMass(candidate);
            case RECIPROCAL_PLACE -> 1.0 / (1 + ahead(candidate));
        };
    }

    /** Candidates of equal scores share a place: nothing tells them apart. */
    private int ahead(Candidate candidate) {
        int ahead = 0;
        while (candidates.get(ahead).score() > candidate.score()) {
            ahead++;
        }
        return ahead;
    }

    private double neighbourMass(Candidate candidate) {
        double neighbours = 0;
        for (Candidate other : heavy) {
            neighbours += view.fiches().areLinked(candidate.fiche(), other.fiche()) ? weight(other) : 0;
        }
        return ratio(neighbours, mass);
    }

    private static double weight(Candidate candidate) {
        return candidate.score() * candidate.score();
    }

    private static double ratio(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }

    private static double flag(boolean holds) {
        return holds ? 1 : 0;
    }
}
