package fr.lanterne.channels.console;

import fr.lanterne.channels.console.Line.State;
import fr.lanterne.channels.shell.Fragments;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** The line as events for the screen of one mediator: all of it first, then what changes. */
@Component
class LineEvents {

    private final Line line;
    private final Fragments fragments;

    LineEvents(Line line, Fragments fragments) {
        this.line = line;
        this.fragments = fragments;
    }

    /**
     * {@code waiting} and {@code held}: all rows; {@code line}: changes of the waiting ones; {@code mine}: what the mediator
     * has in hand; {@code counts}: how many there are; {@code arrival}: words on who came.
     */
    Flux<ServerSentEvent<String>> of(UUID mediator) {
        return line.states().publishOn(Schedulers.boundedElastic()).scan(Step.NONE, Step::to).skip(1)
                .concatMapIterable(step -> step.number() == 1 ? whole(step.now(), mediator) : news(step, mediator));
    }

    private List<ServerSentEvent<String>> whole(State now, UUID mediator) {
        return List.of(Fragments.event("waiting", line.all(now.waiting())), Fragments.event("held", now.heldHtml()),
                mine(now, mediator),
                Fragments.event("counts", now.counts()));
    }

    private List<ServerSentEvent<String>> news(Step step, UUID mediator) {
        State before = step.before();
        State now = step.now();
        List<ServerSentEvent<String>> events = new ArrayList<>();
        if (!now.changes().isEmpty()) {
            events.add(Fragments.event("line", now.changes()));
        }
        if (!now.heldHtml().equals(before.heldHtml())) {
            events.add(Fragments.event("held", now.heldHtml()));
        }
        if (!now.of(mediator).equals(before.of(mediator))) {
            events.add(mine(now, mediator));
        }
        if (!now.counts().equals(before.counts())) {
            events.add(Fragments.event("counts", now.counts()));
        }
        now.arrivedSince(before).forEach(row -> events.add(Fragments.event("arrival", row.summary())));
        return events;
    }

    private ServerSentEvent<String> mine(State now, UUID mediator) {
        return Fragments.event("mine", fragments.render("console-parts", "mine", Map.of("rows", now.of(mediator))));
    }

    /** From one moment to the next, numbered from 1. */
    private record Step(State before, State now, int number) {

        static final Step NONE = new Step(State.NONE, State.NONE, 0);

        Step to(State next) {
            return new Step(now, next, number + 1);
        }
    }
}
