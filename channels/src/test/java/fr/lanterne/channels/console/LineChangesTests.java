package fr.lanterne.channels.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LineChangesTests {

    private static final Instant NINE = Instant.parse("2026-11-24T08:00:00Z");

    private final Random chance = new Random(7);

    @Test
    void aRowThatOnlyReadsDifferentlyStaysWhereItIs() {
        LineRow before = row(1, 10, "un");
        LineRow after = worded(before, "deux");

        LineChanges changes = LineChanges.between(List.of(before), List.of(after));

        assertThat(changes.reworded()).containsExactly(after);
        assertThat(changes.removed()).isEmpty();
        assertThat(changes.inserted()).isEmpty();
    }

    @Test
    void theSameLineHasNoChanges() {
        List<LineRow> line = List.of(row(0, 5, "a"), row(1, 1, "b"));

        assertThat(LineChanges.between(line, line).isEmpty()).isTrue();
    }

    @Test
    void whoeverDoesTheChangesInTheirOrderHasTheNextLine() {
        List<LineRow> line = List.of();
        for (int round = 0; round < 2_000; round++) {
            List<LineRow> next = changedAtRandom(line);
            assertThat(done(line, LineChanges.between(line, next))).isEqualTo(next);
            line = next;
        }
    }

    private static List<LineRow> done(List<LineRow> line, LineChanges changes) {
        List<LineRow> rows = new ArrayList<>(line);
        rows.removeIf(row -> changes.removed().contains(row.id()));
        changes.reworded().forEach(reworded -> rows.replaceAll(row -> row.id().equals(reworded.id()) ? reworded : row));
        changes.inserted().forEach(insertion -> {
            List<UUID> ids = rows.stream().map(LineRow::id).toList();
            rows.add(insertion.before() == null ? rows.size() : ids.indexOf(insertion.before()), insertion.row());
        });
        return rows;
    }

    private List<LineRow> changedAtRandom(List<LineRow> line) {
        List<LineRow> next = new ArrayList<>(line);
        next.removeIf(row -> chance.nextInt(8) == 0);
        next.replaceAll(row -> switch (chance.nextInt(6)) {
            case 0 -> worded(row, "autre " + chance.nextInt(100));
            case 1 -> moved(row);
            default -> row;
        });
        for (int arrivals = chance.nextInt(4); arrivals > 0 && next.size() < 40; arrivals--) {
            next.add(row(chance.nextInt(2), chance.nextInt(30), "nouvelle"));
        }
        next.sort(Comparator.comparingInt(LineRow::urgency).thenComparing(LineRow::since).thenComparing(LineRow::id));
        return next;
    }

    private static LineRow row(int urgency, int minute, String summary) {
        return new LineRow(UUID.randomUUID(), "ASKED", urgency, "WEB", NINE.plusSeconds(60L * minute), "9:00", summary,
                "", List.of(), null, null, null, null, false);
    }

    private static LineRow worded(LineRow row, String summary) {
        return new LineRow(row.id(), row.reason(), row.urgency(), row.channel(), row.since(), row.sinceClock(), summary,
                "", List.of(), null, null, null, null, false);
    }

    private static LineRow moved(LineRow row) {
        return new LineRow(row.id(), row.reason(), 1 - row.urgency(), row.channel(), row.since(), row.sinceClock(),
                row.summary(), "", List.of(), null, null, null, null, false);
    }
}
