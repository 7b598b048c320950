package fr.lanterne.channels.web;

import static org.springframework.http.HttpHeaders.AUTHORIZATION;

import fr.lanterne.bot.Assistant;
import fr.lanterne.bot.Assistant.Receipt;
import fr.lanterne.bot.Channel;
import fr.lanterne.bot.ChatEvent;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.IncomingMessage;
import fr.lanterne.bot.MessageId;
import fr.lanterne.bot.PictureReading;
import fr.lanterne.bot.PictureReading.Reading;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A citizen's conversation over HTTP: open it, write, follow live, read back, say what helped, erase. */
@RestController
@RequestMapping(path = "/api/conversations", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Conversations", description = "A citizen's conversation with the assistant. Opening one gives a token; every"
        + " other call carries it as 'Authorization: Bearer TOKEN'. Errors are application/problem+json.")
class ConversationController {

    private static final int TRANSCRIPT_PAGE = 100;
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final Assistant assistant;
    private final Admissions admissions;
    private final PictureReading pictures;
    private final Clock clock;

    ConversationController(Assistant assistant, Admissions admissions, PictureReading pictures, Clock clock) {
        this.assistant = assistant;
        this.admissions = admissions;
        this.pictures = pictures;
        this.clock = clock;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Opens a conversation", description = "The token is shown this once.")
    Mono<OpenedConversation> open() {
        return assistant.open(Channel.WEB)
                .map(opened -> new OpenedConversation(opened.conversation().value(), opened.token()));
    }

    @PostMapping("/{id}/messages")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Sends a citizen's message", description = "It is stored when the call returns and answered"
            + " afterwards, on the event stream. Sending the same Idempotency-Key again does not send the message twice.")
    Mono<AcceptedMessage> send(@PathVariable UUID id,
            @RequestHeader(name = AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody NewMessage message) {
        return admissions.admitted(id, authorization)
                .flatMap(conversation -> assistant.receive(incoming(conversation, key, message.content())))
                .map(ConversationController::accepted);
    }

    @PostMapping(path = "/{id}/attachments", consumes = {MediaType.IMAGE_PNG_VALUE, MediaType.IMAGE_JPEG_VALUE,
            "image/webp"})
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Sends a picture of a message", description = "A PNG, JPEG or WebP picture as the body, at most 8"
            + " MiB and 50 million points. Its words and QR codes are read, which may take some seconds, and stored as the"
            + " citizen's message; the assistant then asks whether they were read rightly. The picture is not kept. When"
            + " it cannot be read, the problem's 'message' is what to tell the citizen.")
    Mono<AcceptedMessage> attach(@PathVariable UUID id,
            @RequestHeader(name = AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Flux<DataBuffer> picture) {
        return admissions.admitted(id, authorization)
                .flatMap(conversation -> UploadedPicture.read(picture).flatMap(pictures::read)
                        .flatMap(reading -> switch (reading) {
                            case Reading.Read(IncomingMessage.Text words) ->
                                assistant.receive(incoming(conversation, key, words));
                            case Reading.NotRead notRead -> Mono.error(ApiProblem.notRead(notRead));
                        }))
                .map(ConversationController::accepted);
    }

    @GetMapping(path = "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(summary = "Follows the conversation", description = "Server-sent events: message, delta, typing, state. A"
            + " state of 'waiting' has an 'outlook': position, estimate, who is there, and its text for the citizen. A message"
            + " that a mediator changed comes again under its identifier, with a 'revision'. With"
            + " Last-Event-ID the messages after that one come first, then everything live.")
    Flux<ServerSentEvent<Object>> events(@PathVariable UUID id,
            @RequestHeader(name = AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId) {
        long after = sequence(lastEventId);
        Flux<ServerSentEvent<Object>> heartbeat = Flux.interval(HEARTBEAT).onBackpressureDrop()
                .map(tick -> ServerSentEvent.builder().comment("").build());
        return admissions.admitted(id, authorization).flatMapMany(conversation -> {
            Flux<ServerSentEvent<Object>> events = assistant.follow(conversation, after).map(EventJson::of);
            return events.publish(shared -> shared.mergeWith(heartbeat.takeUntilOther(shared.ignoreElements())));
        });
    }

    @GetMapping("/{id}/messages")
    @Operation(summary = "Reads the conversation back", description = "A page of at most 100 messages after that sequence,"
            + " oldest first; 'next' is where the following page starts, null after the last one.")
    Mono<TranscriptPage> transcript(@PathVariable UUID id,
            @RequestHeader(name = AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestParam(defaultValue = "0") long after) {
        return admissions.admitted(id, authorization)
                .flatMap(conversation -> assistant.transcript(conversation, after, TRANSCRIPT_PAGE + 1))
                .map(messages -> TranscriptPage.of(messages, TRANSCRIPT_PAGE));
    }

    @PostMapping("/{id}/messages/{messageId}/feedback")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Says whether an answer helped", description = "The latest word counts.")
    Mono<Void> feedback(@PathVariable UUID id, @PathVariable UUID messageId,
            @RequestHeader(name = AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestBody Feedback feedback) {
        feedback.check();
        return admissions.admitted(id, authorization)
                .flatMap(conversation -> assistant.feedback(conversation, new MessageId(messageId),
                        Boolean.TRUE.equals(feedback.helpful()), feedback.commentOrEmpty()))
                .flatMap(found -> found ? Mono.empty() : Mono.error(ApiProblem.unknownMessage()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Erases the conversation", description = "With everything that was kept of it.")
    Mono<Void> erase(@PathVariable UUID id,
            @RequestHeader(name = AUTHORIZATION, required = false) @Nullable String authorization) {
        return admissions.admitted(id, authorization).flatMap(assistant::erase);
    }

    private static AcceptedMessage accepted(Receipt receipt) {
        return switch (receipt) {
            case Receipt.Stored(MessageId stored) -> new AcceptedMessage(stored.value());
            case Receipt.KeyReused() -> throw ApiProblem.keyReused();
            case Receipt.UnknownConversation() -> throw ApiProblem.unknownConversation();
        };
    }

    private IncomingMessage incoming(ConversationId conversation, @Nullable String key,
            IncomingMessage.Content content) {
        return new IncomingMessage(conversation, key(key), content, clock.instant());
    }

    private static String key(@Nullable String given) {
        String key = Optional.ofNullable(given).orElseGet(() -> UUID.randomUUID().toString());
        if (key.isBlank() || key.length() > IncomingMessage.MAX_KEY_LENGTH) {
            throw ApiProblem.badKey();
        }
        return key;
    }

    private static long sequence(@Nullable String lastEventId) {
        try {
            return lastEventId == null || lastEventId.isBlank() ? 0 : Math.max(0, Long.parseLong(lastEventId.strip()));
        } catch (NumberFormatException notOurs) {
            return 0;
        }
    }

    /** A conversation just opened. */
    record OpenedConversation(UUID conversationId, String token) {}

    /** A message just stored. */
    record AcceptedMessage(UUID messageId) {}

    /** A citizen's message. */
    record NewMessage(@Nullable String text) {

        IncomingMessage.Content content() {
            if (text == null || text.isBlank()) {
                throw ApiProblem.noText();
            }
            if (text.length() > ApiProblem.LONGEST_MESSAGE) {
                throw ApiProblem.textTooLong(text.length());
            }
            return new IncomingMessage.Text(text);
        }
    }

    /** What a citizen says of an answer. */
    record Feedback(@Nullable Boolean helpful, @Nullable String comment) {

        static final int MAX_COMMENT = 1_000;

        void check() {
            if (helpful == null) {
                throw ApiProblem.noVerdict();
            }
            if (commentOrEmpty().length() > MAX_COMMENT) {
                throw ApiProblem.commentTooLong(commentOrEmpty().length());
            }
        }

        String commentOrEmpty() {
            return comment == null ? "" : comment.strip();
        }
    }

    /** A page of the transcript. */
    record TranscriptPage(List<MessageJson> messages, @Nullable Long next) {

        static TranscriptPage of(List<fr.lanterne.bot.ChatMessage> messages, int size) {
            boolean more = messages.size() > size;
            List<MessageJson> page = messages.stream().limit(size).map(MessageJson::of).toList();
            return new TranscriptPage(page, more ? page.getLast().sequence() : null);
        }
    }
}
