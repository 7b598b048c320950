package fr.lanterne.bot.conversation;

import static fr.lanterne.bot.conversation.Columns.bound;

import fr.lanterne.bot.ChatMessage;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.MessageId;
import fr.lanterne.bot.Outlet.Kind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * Puts down what is still to be brought to the citizen, in the transaction that stores it. A conversation without an address,
 * as those of the web are, puts down nothing: its screens fetch what is said.
 */
class Outbox {

    private final DatabaseClient database;

    Outbox(DatabaseClient database) {
        this.database = database;
    }

    /** @param answers the citizen's message that it answers; null for none */
    Mono<Void> put(ConversationId conversation, ChatMessage message, @Nullable MessageId answers, Instant now) {
        return bound(database.sql("""
            INSERT INTO delivery (channel, address, conversation_id, message_id, kind, answers, queued_at)
            SELECT a.channel, a.address, a.conversation_id, m.id, :kind,
                (SELECT asked.channel_key FROM message asked WHERE asked.id = :answers), :now
            FROM delivery_address a JOIN message m ON m.conversation_id = a.conversation_id
            WHERE a.conversation_id = :conversation AND m.id = :message""").bind("kind", kind(message).name())
                .bind("now", now).bind("conversation", conversation.value()).bind("message", message.id().value()),
                "answers", answers == null ? null : answers.value(), UUID.class).then();
    }

    private static Kind kind(ChatMessage message) {
        ChatMessage.Revision revision = message.revision();
        if (revision == null) {
            return Kind.SAY;
        }
        return switch (revision.kind()) {
            case EDITED -> Kind.EDIT;
            case WITHDRAWN -> Kind.WITHDRAW;
        };
    }
}
