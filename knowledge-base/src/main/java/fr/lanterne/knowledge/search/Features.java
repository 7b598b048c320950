package fr.lanterne.knowledge.search;

import fr.lanterne.knowledge.Audience;
import fr.lanterne.knowledge.search.Question.Origin;
import fr.lanterne.knowledge.search.Question.Term;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What speaks for each candidate of a question, as numbers of the order of one. */
final class Features {

    private static final List<String> OWN = List.of("score", "scoreOfBest", "title", "keywords", "theme", "summary",
            "headings", "text", "links", "titleOfBest", "linksOfBest", "passage", "passageOfBest", "secondPassage",
            "meanPassage", "coverage", "passageCoverage", "nameCoverage", "synonymCoverage", "rarest", "rarestNamed",
            "rarestInPassage", "secondRarest", "secondRarestNamed", "titleNamed", "titleUnnamed", "titleTrigrams", "titleTrigramsOfTitle",
            "titleLength", "passages", "linkedFrom", "isQuestion", "forProfessionals", "forAssociations",
            "subjectMass", "neighbourMass", "place", "civil", "civilAsked", "headNamed", "unnamedMax", "passageOrNameCoverage", "titleCount");

    /** Those of the candidate, then the same again for a short question and 0 for a long one. */
    static final List<String> NAMES = names();

    private static final int SHORT = 5;
    private static final int MASS_OF = 20;

    private final Question question;
    private final IndexView view;
    private final double[] rarity;
    private final Set<String> stems = new HashSet<>();
    private final Set<String> trigrams;
    private double total;
    private double synonyms;
    private int written;
    private int rarest = -1;
    private int secondRarest = -1;

    private Features(Question question, IndexView view) throws IOException {
        this.question = question;
        this.view = view;
        this.rarity = new double[question.terms().size()];
        List<String> words = new ArrayList<>();
        for (int i = 0; i < rarity.length; i++) {
            Term term = question.terms().get(i);
            rarity[i] = rarity(term);
            term.readings().forEach(reading -> stems.add(reading.stem()));
            if (term.origin() == Origin.SYNONYM) {
                synonyms += rarity[i];
            } else {
                total += rarity[i];
                written++;
                words.add(term.origin() == Origin.CORRECTED && !term.isUnknown()
                        ? term.readings().getFirst().stem()
                        : term.word());
                if (!term.isUnknown()) {
                    if (rarest < 0 || rarity[i] > rarity[rarest]) {
                        secondRarest = rarest;
                        rarest = i;
                    } else if (secondRarest < 0 || rarity[i] > rarity[secondRarest]) {
                        secondRarest = i;
                    }
                }
            }
        }
        this.trigrams = TitleWords.trigrams(words);
    }

    /** Of candidates in the order of their scores, one row each in the order of {@link #NAMES}. */
    static double[][] of(Question question, List<Candidate> candidates, IndexView view) throws IOException {
        Features features = new Features(question, view);
        double[][] rows = new double[candidates.size()][];
        double best = candidates.isEmpty() ? 1 : candidates.getFirst().score();
        double bestPassage = candidates.stream().mapToDouble(c -> c.passages().isEmpty() ? 0 : c.passages().getFirst().score()).max().orElse(1);
        double bestTitle = candidates.stream().mapToDouble(c -> c.fields()[0]).max().orElse(1);
        double bestLinks = candidates.stream().mapToDouble(c -> c.fields()[6]).max().orElse(1);
        List<Candidate> heavy = candidates.subList(0, Math.min(MASS_OF, candidates.size()));
        double mass = heavy.stream().mapToDouble(c -> c.score() * c.score()).sum();
        Map<Integer, Double> subjects = new HashMap<>();
        for (Candidate c : heavy) {
            subjects.merge(view.fiches().entry(c.fiche()).subject(), c.score() * c.score() / mass, Double::sum);
        }
        for (int i = 0; i < rows.length; i++) {
            Candidate candidate = candidates.get(i);
            double neighbours = 0;
            for (Candidate other : heavy) {
                if (view.fiches().areLinked(candidate.fiche(), other.fiche())) {
                    neighbours += other.score() * other.score() / mass;
                }
            }
            rows[i] = features.row(candidate, i, best, bestPassage, bestTitle, bestLinks,
                    subjects.getOrDefault(view.fiches().entry(candidate.fiche()).subject(), 0.0), neighbours);
        }
        return rows;
    }

    static String stats(Question q, IndexView view) throws IOException {
        Features f = new Features(q, view);
        double unknown=0, corrected=0;
        for (int i=0;i<f.rarity.length;i++) { Term t=q.terms().get(i); if (t.origin()!=Origin.SYNONYM) { if (t.isUnknown()) unknown+=f.rarity[i]; else if (t.origin()==Origin.CORRECTED) corrected+=f.rarity[i]; } }
        return f.total+" "+f.written+" "+ratio(unknown,f.total)+" "+ratio(corrected,f.total)+" "+view.rarity(0)+" "+(f.rarest<0?0:f.rarity[f.rarest]);
    }

    private double[] row(Candidate candidate, int place, double best, double bestPassage, double bestTitle,
            double bestLinks, double subject, double neighbours) throws IOException {
        FicheTable.Entry entry = view.fiches().entry(candidate.fiche());
        TitleWords title = view.title(candidate.fiche());
        double all = Math.max(total, 1);
        double[] fields = candidate.fields();
        List<PassageMatch> passages = candidate.passages();
        double passage = passages.isEmpty() ? 0 : passages.getFirst().score();
        long inPassage = passages.isEmpty() ? 0 : passages.getFirst().matched();
        double named = title.rarity().entrySet().stream().filter(entry2 -> stems.contains(entry2.getKey())).mapToDouble(Map.Entry::getValue).sum();
        int common = (int) title.trigrams().stream().filter(trigrams::contains).count();
        double[] own = {candidate.score() / all / 3, candidate.score() / best, fields[0] / all, fields[1] / all, fields[2] / all, fields[3] / all,
                fields[4] / all, fields[5] / all, fields[6] / all, ratio(fields[0], bestTitle), ratio(fields[6], bestLinks),
                passage / all, ratio(passage, bestPassage), passages.size() < 2 ? 0 : passages.get(1).score() / all,
                passages.stream().limit(3).mapToDouble(PassageMatch::score).sum() / 3 / all,
                coverage(candidate.matched()), coverage(inPassage), coverage(candidate.named()), synonymCoverage(candidate.matched()),
                holds(candidate.matched(), rarest), holds(candidate.named(), rarest), holds(inPassage, rarest),
                holds(candidate.matched(), secondRarest), holds(candidate.named(), secondRarest),
                ratio(named, title.total()), Math.log1p(title.total() - named) / 3, 2.0 * common / Math.max(1, trigrams.size() + title.trigrams().size()),
                ratio(common, title.trigrams().size()),
                Math.log(1 + title.rarity().size()) / 2, Math.log(entry.passages()) / 2,
                Math.log1p(view.fiches().linkedFrom(candidate.fiche())) / 2, title.isQuestion() ? 1 : 0,
                entry.audience() == Audience.PROFESSIONALS ? 1 : 0, entry.audience() == Audience.ASSOCIATIONS ? 1 : 0,
                subject, neighbours, 1.0 / (1 + place),
                civil(title) && !asksCivil() ? 1 : 0, civil(title) && asksCivil() ? 1 : 0,
                title.head().isEmpty() ? 0 : title.head().stream().filter(stems::contains).count() / (double) title.head().size(),
                title.rarity().entrySet().stream().filter(e -> !stems.contains(e.getKey())).mapToDouble(Map.Entry::getValue).max().orElse(0) / 8,
                coverage(candidate.named() | inPassage), Math.log1p(title.rarity().keySet().stream().filter(stems::contains).count())};
        double[] row = Arrays.copyOf(own, own.length * 2);
        if (written <= SHORT) {
            System.arraycopy(own, 0, row, own.length, own.length);
        }
        return row;
    }

    private static final Set<String> CIVIL = Set.of(FrenchAnalysis.stem("fonctionnaire"), FrenchAnalysis.stem("publique"), FrenchAnalysis.stem("agent"), FrenchAnalysis.stem("public"), FrenchAnalysis.stem("territoriale"));
    private static boolean civil(TitleWords t) { return t.rarity().keySet().stream().anyMatch(CIVIL::contains); }
    private boolean asksCivil() { return stems.stream().anyMatch(CIVIL::contains); }

    private static double ratio(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }

    private static double holds(long matched, int term) {
        return term >= 0 && (matched & 1L << term) != 0 ? 1 : 0;
    }

    private double coverage(long matched) {
        double covered = 0;
        for (int i = 0; i < rarity.length; i++) {
            if (question.terms().get(i).origin() != Origin.SYNONYM && (matched & 1L << i) != 0) {
                covered += rarity[i];
            }
        }
        return ratio(covered, total);
    }

    private double synonymCoverage(long matched) {
        double covered = 0;
        for (int i = 0; i < rarity.length; i++) {
            if (question.terms().get(i).origin() == Origin.SYNONYM && (matched & 1L << i) != 0) {
                covered += rarity[i];
            }
        }
        return ratio(covered, synonyms);
    }

    private double rarity(Term term) throws IOException {
        int frequency = 0;
        for (Question.Reading reading : term.readings()) {
            frequency = Math.max(frequency, view.ficheFrequency(reading.stem()));
        }
        return view.rarity(frequency);
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(OWN);
        OWN.forEach(name -> names.add(name + ".short"));
        return List.copyOf(names);
    }
}
