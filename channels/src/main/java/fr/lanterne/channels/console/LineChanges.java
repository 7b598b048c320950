package fr.lanterne.channels.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What makes one state of the line into the next, to be done in this order: remove, reword, then insert.
 *
 * @param removed rows that are gone, or that stand elsewhere from now on
 * @param reworded rows that stand where they stood with other words
 * @param inserted each before a row that is there when its turn comes
 */
record LineChanges(List<UUID> removed, List<LineRow> reworded, List<Insertion> inserted) {

    /**
     * A row that comes in.
     *
     * @param before the row that follows it; null at the end
     */
    record Insertion(LineRow row, @Nullable UUID before) {}

    /** A row keeps its place among those that keep theirs as long as its {@link LineRow#place} is the same. */
    static LineChanges between(List<LineRow> before, List<LineRow> after) {
        Map<UUID, LineRow> old = byId(before);
        Map<UUID, LineRow> young = byId(after);
        List<UUID> removed = before.stream().filter(row -> !stays(row, young.get(row.id()))).map(LineRow::id).toList();
        List<LineRow> reworded = after.stream()
                .filter(row -> stays(row, old.get(row.id())) && !row.equals(old.get(row.id()))).toList();
        List<Insertion> inserted = new ArrayList<>();
        for (int i = after.size() - 1; i >= 0; i--) {
            LineRow row = after.get(i);
            if (!stays(row, old.get(row.id()))) {
                inserted.add(new Insertion(row, i + 1 < after.size() ? after.get(i + 1).id() : null));
            }
        }
        return new LineChanges(removed, reworded, inserted);
    }

    private static boolean stays(LineRow row, @Nullable LineRow other) {
        return other != null && row.place().equals(other.place());
    }

    private static Map<UUID, LineRow> byId(List<LineRow> rows) {
        return rows.stream().collect(Collectors.toMap(LineRow::id, Function.identity()));
    }

    boolean isEmpty() {
        return removed.isEmpty() && reworded.isEmpty() && inserted.isEmpty();
    }
}
