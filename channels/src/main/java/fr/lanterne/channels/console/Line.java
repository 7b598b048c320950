package fr.lanterne.channels.console;

import fr.lanterne.bot.Mediator;
import fr.lanterne.bot.MediatorPresence;
import fr.lanterne.bot.WaitingLine;
import fr.lanterne.channels.shell.Fragments;
import fr.lanterne.channels.shell.ReadableTimes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** The queue as all screens see it, read and rendered once for all of them. */
@Component
class Line {

    private final Fragments fragments;
    private final ReadableTimes times;
    private final Flux<State> states;

    Line(WaitingLine waitingLine, MediatorPresence presence, Fragments fragments, ReadableTimes times) {
        this.fragments = fragments;
        this.times = times;
        this.states = waitingLine.follow()
                .concatMap(entries -> presence.present().map(there -> new Seen(rows(entries), there.size())), 1)
                .publishOn(Schedulers.boundedElastic(), 1).scan(State.NONE, this::next).skip(1).replay(1)
                .refCount(1, Duration.ofSeconds(5));
    }

    /** How it is now, then each time that it changes. */
    Flux<State> states() {
        return states;
    }

    private List<LineRow> rows(List<WaitingLine.Entry> entries) {
        return entries.stream().map(this::row).toList();
    }

    private LineRow row(WaitingLine.Entry entry) {
        Mediator holder = entry.holder();
        return new LineRow(entry.conversation().value(), entry.reason().name(), entry.reason().urgency(),
                entry.channel().name(), entry.askedAt(), times.of(entry.askedAt()), entry.gist().summary(),
                entry.note(), entry.labels(), entry.team() == null ? null : entry.team().name(),
                "fr".equals(entry.gist().language()) ? null : entry.gist().language(),
                holder == null ? null : holder.id().value(), holder == null ? null : holder.firstName(),
                entry.unansweredSince() != null);
    }

    private State next(State before, Seen seen) {
        List<LineRow> waiting = seen.rows().stream().filter(LineRow::waits).toList();
        List<LineRow> held = seen.rows().stream().filter(row -> !row.waits()).toList();
        return new State(waiting, held, counts(waiting.size(), held.size(), seen.present()),
                changes(LineChanges.between(before.waiting(), waiting)),
                held.equals(before.held()) ? before.heldHtml() : all(held));
    }

    private String counts(int waiting, int held, int present) {
        return fragments.render("console-parts", "counts",
                Map.of("waiting", waiting, "held", held, "present", present));
    }

    /** Rows one after the other. */
    String all(List<LineRow> rows) {
        return rows.stream().map(this::html).collect(Collectors.joining());
    }

    private String html(LineRow row) {
        return fragments.render("console-parts", "row", Map.of("row", row));
    }

    private String changes(LineChanges changes) {
        List<String> pieces = new ArrayList<>();
        changes.removed().forEach(id -> pieces.add(outOfBand("delete:#q-" + id, "")));
        changes.reworded().forEach(row -> pieces.add(outOfBand("innerHTML:#q-" + row.id(),
                fragments.render("console-parts", "row-body", Map.of("row", row)))));
        changes.inserted().forEach(insertion -> pieces.add(outOfBand(
                insertion.before() == null ? "beforeend:#waiting" : "beforebegin:#q-" + insertion.before(),
                html(insertion.row()))));
        return String.join("", pieces);
    }

    private static String outOfBand(String where, String what) {
        return "<div hx-swap-oob=\"" + where + "\">" + what + "</div>";
    }

    private record Seen(List<LineRow> rows, int present) {}

    /**
     * The line at one moment.
     *
     * @param counts how many wait, are held, and are there to hold them, in words
     * @param changes what makes the waiting rows of the moment before into these, for htmx; empty for nothing
     * @param heldHtml the held rows
     */
    record State(List<LineRow> waiting, List<LineRow> held, String counts, String changes, String heldHtml) {

        static final State NONE = new State(List.of(), List.of(), "", "", "");

        /** Which wait now and did not the moment before. */
        List<LineRow> arrivedSince(State before) {
            Set<UUID> known = before.waiting().stream().map(LineRow::id).collect(Collectors.toSet());
            return waiting.stream().filter(row -> !known.contains(row.id())).toList();
        }

        /** What a mediator has in hand; those whose citizens wait for words come first. */
        List<LineRow> of(UUID mediator) {
            return held.stream().filter(row -> mediator.equals(row.holderId()))
                    .sorted(Comparator.comparing(row -> !row.unanswered())).toList();
        }

        /** The row of one conversation, if it is in the line. */
        Optional<LineRow> find(UUID conversation) {
            return Stream.concat(waiting.stream(), held.stream())
                    .filter(row -> row.id().equals(conversation)).findFirst();
        }
    }
}
