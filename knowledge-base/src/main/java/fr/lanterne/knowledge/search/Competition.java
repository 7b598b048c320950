package fr.lanterne.knowledge.search;

import fr.lanterne.knowledge.FicheHit;
import fr.lanterne.knowledge.Retrieval.Unclear;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What a citizen may choose from when one question would settle what they ask: titles of fiches that compete, or
 * situations of the best of them.
 */
final class Competition {

    /** A question of more words says enough to be answered or not. */
    private static final int FEW_WORDS = 3;

    /** From here on one fiche is the answer more likely than all others together. */
    private static final double MOST_LIKELY = 0.5;

    /** A fiche competes whose chance is at least this share of the first one's. */
    private static final double CLOSE = 0.5;

    /**
     * The confidence from which an unsure search asks: one of the fiches that it offers is then the right one about as often
     * as not.
     */
    private static final double WORTH_ASKING = 0.45;

    /** So many titles are offered when the search is unsure. */
    private static final int DOUBTFUL = 3;

    private static final double HARDLY = 0.03;

    private static final int LONGEST_LABEL = 90;

    private static final Pattern SITUATION = Pattern.compile(
            "(?iu)(?:vous (?:êtes|avez|n['’]avez|n['’]êtes|changez|vivez|travaillez)|votre|vos|si|en cas d|majeur|mineur|"
                    + "adulte|enfant|salarié|étudiant|retraité|couple|première demande|renouvellement|perte|vol)\\b.*");

    private final WeighedQuestion question;
    private final List<Ranked> ranked;
    private final List<FicheHit> hits;

    /**
     * @param ranked at least one, best first
     * @param hits the first of them
     */
    Competition(WeighedQuestion question, List<Ranked> ranked, List<FicheHit> hits) {
        this.question = question;
        this.ranked = ranked;
        this.hits = hits;
    }

    /**
     * The choices that a question of its own would be asked with; fewer than {@link Unclear#MIN_CHOICES} when there is nothing
     * to ask.
     */
    List<String> choices(double sureness, double threshold, IndexView view) throws IOException {
        boolean few = question.length() <= FEW_WORDS;
        boolean likely = ranked.getFirst().chance() >= MOST_LIKELY;
        List<String> fiches = few && !likely ? titles(named()) : List.of();
        if (fiches.size() >= Unclear.MIN_CHOICES) {
            return fiches;
        }
        if (sureness >= threshold) {
            return few && likely ? situations(view) : List.of();
        }
        return sureness >= WORTH_ASKING ? titles(doubtful()) : List.of();
    }

    /** The fiches close to the first that bear all words of the question in their names. */
    private int named() {
        double least = CLOSE * ranked.getFirst().chance();
        return (int) ranked.stream().limit(Unclear.MAX_CHOICES).takeWhile(fiche -> fiche.chance() >= least
                && question.coverage(fiche.candidate().named()) == 1).count();
    }

    private int doubtful() {
        return (int) ranked.stream().limit(DOUBTFUL).takeWhile(fiche -> fiche.chance() >= HARDLY).count();
    }

    private List<String> titles(int first) {
        return hits.stream().limit(first).map(FicheHit::title).map(Competition::label).distinct().toList();
    }

    /** The situations of the best fiche when it is made of nothing else, and the question names none of them. */
    private List<String> situations(IndexView view) throws IOException {
        Ranked first = ranked.getFirst();
        // Most fiches tell no situations apart: those are not read whole.
        if (first.candidate().passages().isEmpty()
                || hits.getFirst().passages().getFirst().headings().stream().limit(1)
                        .noneMatch(Competition::isSituation)) {
            return List.of();
        }
        FicheTable.Entry fiche = view.fiches().entry(first.candidate().fiche());
        List<String> parts = view
                .passages(first.candidate().fiche(),
                        IntStream.range(fiche.firstPassage(), fiche.document()).boxed().toList())
                .stream().flatMap(passage -> passage.headings().stream().limit(1)).distinct().toList();
        boolean compete = parts.size() >= Unclear.MIN_CHOICES && parts.size() <= Unclear.MAX_CHOICES
                && parts.stream().allMatch(Competition::isSituation);
        return compete && tellingStems(parts).stream().noneMatch(question::asksFor) ? parts : List.of();
    }

    private static boolean isSituation(String heading) {
        return heading.length() <= LONGEST_LABEL && SITUATION.matcher(heading).matches();
    }

    /** The stems that stand in some of the situations, not in all. */
    private static Set<String> tellingStems(List<String> situations) {
        List<Set<String>> stems = new ArrayList<>();
        situations.forEach(situation -> stems.add(new HashSet<>(FrenchAnalysis.stems(situation))));
        Set<String> telling = new HashSet<>();
        stems.forEach(telling::addAll);
        telling.removeIf(stem -> stems.stream().allMatch(each -> each.contains(stem)));
        return telling;
    }

    private static String label(String title) {
        if (title.length() <= LONGEST_LABEL) {
            return title;
        }
        int end = title.lastIndexOf(' ', LONGEST_LABEL - 1);
        return title.substring(0, end > 0 ? end : LONGEST_LABEL - 1) + "…";
    }
}
