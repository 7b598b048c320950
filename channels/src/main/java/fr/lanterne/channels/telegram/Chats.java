package fr.lanterne.channels.telegram;

import fr.lanterne.bot.Assistant;
import fr.lanterne.bot.CitizenKey;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.Deliveries;
import fr.lanterne.channels.telegram.Arrival.Place;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Which conversation a person has in a chat: one at a time. */
class Chats {

    private final DatabaseClient database;
    private final TransactionalOperator transactions;
    private final Assistant assistant;
    private final Deliveries deliveries;

    Chats(DatabaseClient database, TransactionalOperator transactions, Assistant assistant, Deliveries deliveries) {
        this.database = database;
        this.transactions = transactions;
        this.assistant = assistant;
        this.deliveries = deliveries;
    }

    /** The conversation there; opened when there is none. */
    Mono<Talk> of(Place place) {
        return known(place).map(conversation -> new Talk(conversation, false))
                .switchIfEmpty(Mono.defer(() -> opened(place).map(conversation -> new Talk(conversation, true))));
    }

    /** The conversation there, if there is one. */
    Mono<ConversationId> known(Place place) {
        return at(place, "SELECT conversation_id FROM telegram_chat WHERE chat_id = :chat AND person_id = :person")
                .map(row -> new ConversationId(Objects.requireNonNull(row.get("conversation_id", UUID.class)))).one();
    }

    /** Opens it with its address, all or nothing. */
    private Mono<ConversationId> opened(Place place) {
        CitizenKey citizen = CitizenKey.of(TelegramOutlet.CHANNEL, Long.toString(place.personId()));
        return assistant.open(TelegramOutlet.CHANNEL, citizen).map(Assistant.Opened::conversation)
                .flatMap(conversation -> deliveries
                        .bring(conversation, TelegramOutlet.CHANNEL, Long.toString(place.chatId()))
                        .then(at(place, """
                            INSERT INTO telegram_chat (chat_id, person_id, conversation_id)
                            VALUES (:chat, :person, :conversation)""").bind("conversation", conversation.value())
                                .then())
                        .thenReturn(conversation))
                .as(transactions::transactional);
    }

    /** A group has another number from now on. */
    Mono<Void> moved(long from, long to) {
        return database.sql("SELECT conversation_id FROM telegram_chat WHERE chat_id = :from").bind("from", from)
                .map(row -> new ConversationId(Objects.requireNonNull(row.get("conversation_id", UUID.class)))).all()
                .collectList().flatMapIterable(conversations -> conversations)
                .concatMap(conversation -> deliveries.bring(conversation, TelegramOutlet.CHANNEL, Long.toString(to)))
                .then(database.sql("UPDATE telegram_chat SET chat_id = :to WHERE chat_id = :from").bind("to", to)
                        .bind("from", from).then())
                .as(transactions::transactional);
    }

    private DatabaseClient.GenericExecuteSpec at(Place place, String sql) {
        return database.sql(sql).bind("chat", place.chatId()).bind("person", place.personId());
    }

    /** A conversation, and whether it has just begun. */
    record Talk(ConversationId conversation, boolean isNew) {}
}
