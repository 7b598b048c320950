package fr.lanterne.bot.answer;

import fr.lanterne.knowledge.FicheHit;
import fr.lanterne.knowledge.Passage;
import fr.lanterne.knowledge.Retrieval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The passages that an answer may be made of, best first. People and models count them from 1.
 *
 * @param passages one to four
 */
record Material(List<SourcePassage> passages) {

    private static final int MAX_PASSAGES = 4;
    private static final double HEADING = 2;
    private static final double OPENING = 2 * HEADING;
    private static final double PLACE = 0.5;

    /** A fiche whose score is at least this share of the best one's may answer as well. */
    private static final double CLOSE = 0.5;

    Material {
        passages = List.copyOf(passages);
        if (passages.isEmpty()) {
            throw new IllegalArgumentException("an answer needs a passage");
        }
    }

    /**
     * The passage of the best fiche that speaks most of the question, the opening of that fiche, the first passages of
     * fiches that come close, then what else the best fiche has.
     */
    static Material of(Retrieval.Found found, String question) {
        FicheHit best = found.hits().getFirst();
        List<Passage> ordered = bySubject(best.passages(), question);
        List<Passage> chosen = new ArrayList<>(ordered.subList(0, 1));
        ordered.stream().skip(1).filter(passage -> passage.headings().isEmpty()).forEach(chosen::add);
        found.hits().stream().skip(1).filter(hit -> hit.score() >= best.score() * CLOSE)
                .limit(MAX_PASSAGES - chosen.size()).map(hit -> hit.passages().getFirst()).forEach(chosen::add);
        ordered.stream().filter(passage -> !chosen.contains(passage)).limit(MAX_PASSAGES - chosen.size())
                .forEach(chosen::add);
        return new Material(chosen.stream().map(SourcePassage::new).toList());
    }

    /**
     * A heading that asks the citizen's very question tells more than how often its words stand in a text. A question that
     * only names the fiche asks for none of its cases: it gets the opening.
     */
    private static List<Passage> bySubject(List<Passage> passages, String question) {
        Set<String> words = Plain.stems(question);
        boolean namesTheFiche = !words.isEmpty()
                && Plain.stems(Passage.subjectOf(passages.getFirst().title())).containsAll(words);
        Map<Passage, Double> worth = new HashMap<>();
        for (int place = 0; place < passages.size(); place++) {
            Passage passage = passages.get(place);
            Set<String> heading = passage.headings().isEmpty()
                    ? Set.of()
                    : Plain.stems(passage.headings().getLast());
            double asked = words.isEmpty()
                    ? 0
                    : words.stream().filter(heading::contains).count() / (double) words.size();
            boolean opens = namesTheFiche && passage.headings().isEmpty();
            worth.put(passage, (opens ? OPENING : HEADING * asked) - PLACE * place);
        }
        return passages.stream().sorted(Comparator.comparing(worth::get).reversed()).toList();
    }

    SourcePassage best() {
        return passages.getFirst();
    }

    /** The best fiche's summary, when it was found apart from the best passage. */
    Optional<SourcePassage> summary() {
        return passages.stream().skip(1).filter(passage -> passage.passage().ficheId().equals(
                best().passage().ficheId()) && passage.isSummary()).findFirst();
    }

    /** The passage of that number, if there is one. */
    Optional<SourcePassage> numbered(int number) {
        return number >= 1 && number <= passages.size() ? Optional.of(passages.get(number - 1)) : Optional.empty();
    }

    /** The first passages of the other fiches. */
    List<Passage> otherFiches() {
        return passages.stream().map(SourcePassage::passage)
                .filter(passage -> !passage.ficheId().equals(best().passage().ficheId())).toList();
    }
}
