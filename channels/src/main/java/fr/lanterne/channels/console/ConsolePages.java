package fr.lanterne.channels.console;

import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.Mediator;
import fr.lanterne.bot.MediatorPresence;
import fr.lanterne.channels.security.Staff;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The page of the console, with or without a conversation, and the one stream of events that keeps it true. */
@Controller
@RequestMapping("/console")
class ConsolePages {

    private final ConversationViews conversations;
    private final LineEvents line;
    private final ConversationStream stream;
    private final MediatorPresence presence;

    ConsolePages(ConversationViews conversations, LineEvents line, ConversationStream stream,
            MediatorPresence presence) {
        this.conversations = conversations;
        this.line = line;
        this.stream = stream;
        this.presence = presence;
    }

    @GetMapping
    Mono<Rendering> queue(@AuthenticationPrincipal Staff staff) {
        return page(staff).map(page -> page.modelAttribute("stream", "/console/events").build());
    }

    @GetMapping("/conversations/{id}")
    Mono<Rendering> conversation(@PathVariable UUID id, @AuthenticationPrincipal Staff staff) {
        return conversations.of(new ConversationId(id), staff.mediator())
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)))
                .flatMap(conversation -> page(staff)
                        .map(page -> page.modelAttribute("conversation", conversation)
                                .modelAttribute("holder", conversation.holder())
                                .modelAttribute("stream",
                                        "/console/events?conversation=" + id + "&after=" + conversation.latest())
                                .build()));
    }

    /**
     * What happens, for the page that is open.
     *
     * @param after the place of the latest message that the page shows
     */
    @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @ResponseBody
    Flux<ServerSentEvent<String>> events(@AuthenticationPrincipal Staff staff,
            @RequestParam @Nullable UUID conversation, @RequestParam(defaultValue = "0") long after) {
        Mediator mediator = staff.mediator();
        Flux<ServerSentEvent<String>> talk = conversation == null
                ? Flux.empty()
                : stream.of(new ConversationId(conversation), mediator, after);
        return Flux.merge(line.of(mediator.id().value()), talk, Signs.of(presence, staff));
    }

    private Mono<Rendering.Builder<?>> page(Staff staff) {
        return presence.present()
                .map(there -> there.stream().filter(present -> present.mediator().id().equals(staff.id()))
                        .map(MediatorPresence.Present::status).findFirst().orElseGet(() -> Signs.unlessChosen(staff)))
                .map(status -> Rendering.view("console")
                        .modelAttribute("status", status)
                        .modelAttribute("statuses", MediatorPresence.Status.values()));
    }
}
