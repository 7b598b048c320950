package fr.lanterne.channels.console;

import fr.lanterne.bot.Author;
import fr.lanterne.bot.ChatEvent;
import fr.lanterne.bot.ChatMessage;
import fr.lanterne.bot.ConversationFile;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.Lookers;
import fr.lanterne.bot.Mediator;
import fr.lanterne.channels.shell.Fragments;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One conversation as events for the screen of one mediator. */
@Component
class ConversationStream {

    private static final Duration LOOKS_EVERY = Duration.ofSeconds(10);
    /** A sign of writing that is not followed by another is over. */
    private static final Duration TYPING_LASTS = Duration.ofSeconds(6);

    private final ConversationFile file;
    private final ConversationViews views;
    private final Lookers lookers;
    private final Line line;
    private final Fragments fragments;

    ConversationStream(ConversationFile file, ConversationViews views, Lookers lookers, Line line,
            Fragments fragments) {
        this.file = file;
        this.views = views;
        this.lookers = lookers;
        this.line = line;
        this.fragments = fragments;
    }

    /**
     * {@code message}: one that was said or changed; {@code asked}: the citizen wrote, with what asks the co-pilot; {@code
     * typing}: words on who writes; {@code holder}: who has it now; {@code lookers}: words on who else looks.
     */
    Flux<ServerSentEvent<String>> of(ConversationId conversation, Mediator viewer, long after) {
        return Flux.merge(said(conversation, viewer, after), holders(conversation, viewer),
                others(conversation, viewer));
    }

    private Flux<ServerSentEvent<String>> said(ConversationId conversation, Mediator viewer, long after) {
        Flux<ChatEvent> events = file.follow(conversation, after).publish().refCount(2);
        Flux<ServerSentEvent<String>> messages = events.ofType(ChatEvent.Posted.class)
                .concatMap(posted -> message(conversation, posted.message(), viewer));
        Flux<ServerSentEvent<String>> typing = events.filter(ConversationStream::isAboutTyping)
                .switchMap(event -> isWriting(event)
                        ? Flux.just(true).concatWith(Mono.just(false).delayElement(TYPING_LASTS))
                        : Flux.just(false))
                .distinctUntilChanged()
                .map(writing -> Fragments.event("typing",
                        fragments.render("console-parts", "typing", Map.of("writing", writing))));
        return Flux.merge(messages, typing);
    }

    private Flux<ServerSentEvent<String>> message(ConversationId conversation, ChatMessage message, Mediator viewer) {
        return file.lines(conversation, message.sequence() - 1, 1).flatMapMany(Flux::fromIterable)
                .map(line -> Fragments.event("message", fragments.render("console-parts", "message",
                        Map.of("message", views.message(conversation, line, viewer)))))
                .concatWith(message.author() == Author.CITIZEN && message.revision() == null
                        ? Flux.just(Fragments.event("asked", fragments.render("console-parts", "ask-copilot",
                                Map.of("conversation", conversation, "question", message.id()))))
                        : Flux.empty());
    }

    /** Who has it changes in the line, or with the state that citizens see. */
    private Flux<ServerSentEvent<String>> holders(ConversationId conversation, Mediator viewer) {
        return line.states().map(state -> state.find(conversation.value()).map(LineRow::custody)).distinctUntilChanged()
                .concatMap(changed -> views.holder(conversation, viewer))
                .distinctUntilChanged().skip(1)
                .map(holder -> Fragments.event("holder", fragments.render("console-conversation", "holder",
                        Map.of("holder", holder))));
    }

    private Flux<ServerSentEvent<String>> others(ConversationId conversation, Mediator viewer) {
        return Flux.usingWhen(Mono.just(conversation), looked -> Flux.interval(Duration.ZERO, LOOKS_EVERY)
                .onBackpressureDrop().concatMap(tick -> lookers.look(looked, viewer)),
                looked -> lookers.leave(looked, viewer)).map(ConversationStream::names).distinctUntilChanged()
                .map(names -> Fragments.event("lookers",
                        fragments.render("console-parts", "lookers", Map.of("names", names))));
    }

    private static String names(List<Mediator> mediators) {
        return mediators.stream().map(Mediator::firstName).collect(Collectors.joining(", "));
    }

    /** What the citizen sends is written no more. */
    private static boolean isAboutTyping(ChatEvent event) {
        return switch (event) {
            case ChatEvent.Typing(Author author, _) -> author == Author.CITIZEN;
            case ChatEvent.Posted(ChatMessage message) -> message.author() == Author.CITIZEN;
            case ChatEvent.Delta _,ChatEvent.StateChanged _ -> false;
        };
    }

    private static boolean isWriting(ChatEvent event) {
        return event instanceof ChatEvent.Typing typing && typing.active();
    }
}
