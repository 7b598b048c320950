package fr.lanterne.bot.desk;

import fr.lanterne.bot.Assistant;
import fr.lanterne.bot.AuditTrail;
import fr.lanterne.bot.AuditTrail.Deed;
import fr.lanterne.bot.ChatEvent;
import fr.lanterne.bot.ChatMessage;
import fr.lanterne.bot.ConversationFile;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.Mediator;
import fr.lanterne.bot.MessageId;
import fr.lanterne.bot.conversation.Conversations;
import fr.lanterne.bot.conversation.Transcripts;
import fr.lanterne.bot.conversation.Transcripts.Told;
import java.util.List;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Conversations as mediators read them, masked. */
class MaskedFile implements ConversationFile {

    private final Covers covers;
    private final Conversations conversations;
    private final Transcripts transcripts;
    private final Supplier<Assistant> assistant;
    private final MaskedReply mask;
    private final AuditTrail audit;

    MaskedFile(Covers covers, Conversations conversations, Transcripts transcripts, Supplier<Assistant> assistant,
            MaskedReply mask, AuditTrail audit) {
        this.covers = covers;
        this.conversations = conversations;
        this.transcripts = transcripts;
        this.assistant = assistant;
        this.mask = mask;
        this.audit = audit;
    }

    @Override
    public Mono<Cover> cover(ConversationId conversation) {
        return covers.of(conversation);
    }

    @Override
    public Mono<List<Line>> lines(ConversationId conversation, long afterSequence, int limit) {
        if (limit < 1 || limit > MOST_LINES) {
            throw new IllegalArgumentException("a page has 1 to " + MOST_LINES + " lines");
        }
        return transcripts.after(conversation, afterSequence, limit).map(this::line).collectList();
    }

    @Override
    public Flux<ChatEvent> follow(ConversationId conversation, long afterSequence) {
        return Flux.defer(() -> assistant.get().follow(conversation, afterSequence)).map(this::masked);
    }

    @Override
    public Mono<ChatMessage> reveal(ConversationId conversation, MessageId message, Mediator mediator) {
        return conversations.message(conversation, message).flatMap(found -> audit
                .append(new Deed(mediator, "REVEALED", conversation, "message " + message)).thenReturn(found));
    }

    @Override
    public Mono<List<Cover>> others(ConversationId conversation) {
        return covers.others(conversation);
    }

    private Line line(Told told) {
        ChatMessage masked = mask.of(told.message());
        return new Line(masked, !masked.equals(told.message()), told.speaker(),
                told.turn() == null ? null : new Turn(told.turn(), told.reasons()));
    }

    private ChatEvent masked(ChatEvent event) {
        return event instanceof ChatEvent.Posted(ChatMessage message)
                ? new ChatEvent.Posted(mask.of(message))
                : event;
    }
}
