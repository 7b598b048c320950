package fr.lanterne.bot.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.ToIntFunction;

/** Puts the items of an answer, which come in any order, in the order of what was asked. */
final class InOrder {

    private InOrder() {}

    /** @throws IllegalArgumentException unless there is one item for each place, from 0 */
    static <T> List<T> of(List<T> items, ToIntFunction<T> place, int wanted) {
        List<T> ordered = new ArrayList<>(Collections.nCopies(wanted, null));
        for (T item : items) {
            int at = item == null ? -1 : place.applyAsInt(item);
            if (at < 0 || at >= wanted || ordered.set(at, item) != null) {
                throw new IllegalArgumentException("its indexes are not those that were asked for");
            }
        }
        if (ordered.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("it has " + items.size() + " items, not " + wanted);
        }
        return List.copyOf(ordered);
    }
}
