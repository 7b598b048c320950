package fr.lanterne.knowledge.evaluation;

import fr.lanterne.knowledge.FicheId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
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
    private static final Comparator<FicheId> BY_VALUE = Comparator.comparing(FicheId::value);

    private final Map<FicheId, FicheId> joined = new HashMap<>();
    private final Map<FicheId, Integer> folds = new HashMap<>();

    Topics(List<Set<FicheId>> expected, int folds) {
        expected.forEach(this::join);
        List<FicheId> topics = new ArrayList<>(joined.keySet().stream().map(this::topic).distinct()
                .sorted(BY_VALUE).toList());
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
        // Sorted: a set's own order differs from one run of the program to the next.
        FicheId first = topic(Collections.min(expected, BY_VALUE));
        joined.putIfAbsent(first, first);
        expected.stream().sorted(BY_VALUE).forEach(other -> joined.put(topic(other), first));
    }

    private FicheId topic(FicheId fiche) {
        FicheId up = joined.getOrDefault(fiche, fiche);
        return up.equals(fiche) ? fiche : topic(up);
    }
}
