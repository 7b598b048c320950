package fr.lanterne.knowledge.evaluation;

import fr.lanterne.knowledge.FicheId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Deals questions into folds, those that share an expected fiche into the same one: what is learned of a topic must not be
 * tested on it.
 */
final class Topics {

    private static final long SEED = 1;

    private final Map<FicheId, FicheId> joined = new HashMap<>();
    private final Map<FicheId, Integer> folds = new HashMap<>();

    Topics(List<Set<FicheId>> expected, int folds) {
        expected.forEach(this::join);
        List<FicheId> topics = new ArrayList<>(joined.keySet().stream().map(this::topic).distinct()
                .sorted((one, other) -> one.value().compareTo(other.value())).toList());
        Collections.shuffle(topics, new Random(SEED));
        for (int i = 0; i < topics.size(); i++) {
            this.folds.put(topics.get(i), i % folds);
        }
    }

    /** From 0. */
    int fold(Set<FicheId> expected) {
        return folds.getOrDefault(topic(expected.iterator().next()), 0);
    }

    private void join(Set<FicheId> expected) {
        FicheId first = topic(expected.iterator().next());
        joined.putIfAbsent(first, first);
        for (FicheId other : expected) {
            joined.put(topic(other), first);
        }
    }

    private FicheId topic(FicheId fiche) {
        FicheId up = joined.getOrDefault(fiche, fiche);
        return up.equals(fiche) ? fiche : topic(up);
    }
}
