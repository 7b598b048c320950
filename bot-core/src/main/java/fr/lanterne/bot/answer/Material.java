package fr.lanterne.bot.answer;

import fr.lanterne.knowledge.FicheHit;
import fr.lanterne.knowledge.Passage;
import fr.lanterne.knowledge.Retrieval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The passages that an answer may be made of, best first. People and models count them from 1.
 *
 * @param passages one to three
 */
record Material(List<SourcePassage> passages) {

    private static final int MAX_PASSAGES = 3;

    /** A fiche whose score is at least this share of the best one's may answer as well. */
    private static final double CLOSE = 0.85;

    Material {
        passages = List.copyOf(passages);
        if (passages.isEmpty()) {
            throw new IllegalArgumentException("an answer needs a passage");
        }
    }

    /** All from the best fiche, unless others come close: then the best passage of each has its turn. */
    static Material of(Retrieval.Found found) {
        FicheHit best = found.hits().getFirst();
        List<FicheHit> close = found.hits().stream().filter(hit -> hit.score() >= best.score() * CLOSE)
                .limit(MAX_PASSAGES).toList();
        List<SourcePassage> chosen = new ArrayList<>();
        close.forEach(hit -> chosen.add(new SourcePassage(hit.passages().getFirst())));
        best.passages().stream().skip(1).limit(MAX_PASSAGES - chosen.size()).map(SourcePassage::new)
                .forEach(passage -> chosen.add(chosen.size() - close.size() + 1, passage));
        return new Material(chosen);
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
