package fr.lanterne.bot.handover;

import static fr.lanterne.bot.conversation.Columns.required;

import fr.lanterne.bot.AuditTrail;
import fr.lanterne.bot.AuditTrail.Deed;
import fr.lanterne.bot.CallBacks;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.HandoverReason;
import fr.lanterne.bot.Mediator;
import fr.lanterne.bot.conversation.Conversations;
import fr.lanterne.bot.conversation.Conversations.Change;
import fr.lanterne.bot.conversation.Conversations.Changed;
import fr.lanterne.bot.conversation.Conversations.Line;
import fr.lanterne.bot.conversation.LiveFeed;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** The booked call-backs in the store, and the times that are still free. */
class Appointments implements CallBacks {

    private static final Duration SLOT = Duration.ofHours(1);
    /** Somebody has to see it before it is due. */
    private static final Duration AHEAD = Duration.ofMinutes(30);
    private static final int OFFERED = 12;

    private final DatabaseClient database;
    private final TransactionalOperator transactions;
    private final Conversations conversations;
    private final LiveFeed feed;
    private final AuditTrail audit;
    private final Notices notices;
    private final OpeningHours hours;
    private final WaitWords words;
    private final int perSlot;
    private final Clock clock;

    /** What is needed besides the store. */
    record Rules(AuditTrail audit, Notices notices, OpeningHours hours, WaitWords words, int perSlot) {}

    Appointments(DatabaseClient database, TransactionalOperator transactions, Conversations conversations,
            LiveFeed feed, Rules rules, Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.conversations = conversations;
        this.feed = feed;
        this.audit = rules.audit();
        this.notices = rules.notices();
        this.hours = rules.hours();
        this.words = rules.words();
        this.perSlot = rules.perSlot();
        this.clock = clock;
    }

    @Override
    public Mono<List<Slot>> slots() {
        return taken().map(taken -> all().filter(slot -> taken.getOrDefault(slot.from(), 0L) < perSlot)
                .limit(OFFERED).toList());
    }

    @Override
    public Mono<Booking> book(ConversationId conversation, Wish wish) {
        return switch (Contact.of(wish.contact())) {
            case Contact.Unusable(Why why) -> Mono.just(refused(why));
            case Contact.Usable(String contact) -> slots()
                    .map(slots -> slots.stream().filter(slot -> slot.from().equals(wish.from())).findFirst())
                    .flatMap(slot -> slot.map(free -> booked(conversation, contact, free))
                            .orElseGet(() -> Mono.just(refused(Why.SLOT_GONE))));
        };
    }

    @Override
    public Mono<Boolean> cancel(ConversationId conversation) {
        return ended(conversation, removed(conversation), Mono.empty(), notices.callBackCancelled());
    }

    @Override
    public Mono<List<CallBack>> open() {
        return database.sql("""
            SELECT b.*, (SELECT h.reason FROM handover h WHERE h.conversation_id = b.conversation_id
                ORDER BY h.asked_at DESC LIMIT 1) AS reason
            FROM call_back b WHERE b.result IS NULL ORDER BY b.slot_from, b.asked_at""").map(Appointments::callBack)
                .all().collectList();
    }

    @Override
    public Mono<Boolean> close(UUID callBack, Mediator mediator, Result result, String note) {
        if (note.length() > MAX_NOTE_LENGTH) {
            throw new IllegalArgumentException("a note has at most " + MAX_NOTE_LENGTH + " characters");
        }
        return database.sql("SELECT conversation_id FROM call_back WHERE id = :id AND result IS NULL")
                .bind("id", callBack).map(row -> new ConversationId(required(row, "conversation_id", UUID.class)))
                .one().flatMap(conversation -> ended(conversation, closed(callBack, mediator, result, note),
                        audit.append(new Deed(mediator, "CALL_BACK_" + result, conversation, "")),
                        notices.calledBack(mediator, result)))
                .defaultIfEmpty(false);
    }

    private Mono<Long> closed(UUID callBack, Mediator mediator, Result result, String note) {
        return database.sql("""
            UPDATE call_back SET result = :result, note = :note, mediator_id = :mediator, mediator_name = :name,
                ended_at = :now WHERE id = :id AND result IS NULL""").bind("result", result.name()).bind("note", note)
                .bind("mediator", mediator.id().value()).bind("name", mediator.firstName())
                .bind("now", clock.instant()).bind("id", callBack).fetch().rowsUpdated();
    }

    /** Under the lock of the conversation, so that of two who want it one ends the call-back, and it is said once. */
    private Mono<Boolean> ended(ConversationId conversation, Mono<Long> end, Mono<Void> also, Line said) {
        return conversations.change(conversation, held -> Change.none(true, held)).then(end).filter(rows -> rows > 0)
                .flatMap(rows -> conversations.change(conversation,
                        held -> new Change<>(true, held, List.of(said), also)))
                .as(transactions::transactional).doOnNext(changed -> feed.publish(conversation, changed)).hasElement();
    }

    /** Two citizens who take the last place of a slot at the same moment may both have it: one call more in an hour. */
    private Mono<Booking> booked(ConversationId conversation, String contact, Slot slot) {
        Instant now = clock.instant();
        Mono<Void> insert = database.sql("""
            INSERT INTO call_back (id, conversation_id, contact, slot_from, slot_to, asked_at)
            VALUES (:id, :conversation, :contact, :from, :to, :now)""").bind("id", UUID.randomUUID())
                .bind("conversation", conversation.value()).bind("contact", contact).bind("from", slot.from())
                .bind("to", slot.to()).bind("now", now).then();
        return conversations.<Booking>change(conversation, held -> new Change<>(new Booking.Booked(slot), held,
                List.of(notices.callBackBooked(contact.indexOf('@') >= 0, slot.words())),
                removed(conversation).then(insert)))
                .doOnNext(changed -> feed.publish(conversation, changed)).map(Changed::result)
                .defaultIfEmpty(new Booking.UnknownConversation());
    }

    private Mono<Long> removed(ConversationId conversation) {
        return database.sql("DELETE FROM call_back WHERE conversation_id = :id AND result IS NULL")
                .bind("id", conversation.value()).fetch().rowsUpdated();
    }

    private Booking refused(Why why) {
        return new Booking.Refused(why, notices.callBackRefused(why));
    }

    private Mono<Map<Instant, Long>> taken() {
        return database.sql("""
            SELECT slot_from, COUNT(*) AS bookings FROM call_back WHERE result IS NULL AND slot_from > :now
            GROUP BY slot_from""").bind("now", clock.instant())
                .map(row -> Map.entry(required(row, "slot_from", Instant.class), required(row, "bookings", Long.class)))
                .all().collectMap(Map.Entry::getKey, Map.Entry::getValue, HashMap::new);
    }

    /** Whole slots from the beginning of each stretch of opening. */
    private Stream<Slot> all() {
        Instant now = clock.instant();
        LocalDate today = now.atZone(OpeningHours.PARIS).toLocalDate();
        return hours.stretches(now)
                .flatMap(stretch -> Stream.iterate(stretch.from(), from -> !from.plus(SLOT).isAfter(stretch.to()),
                        from -> from.plus(SLOT)))
                .filter(from -> from.toInstant().isAfter(now.plus(AHEAD))).map(from -> slot(from, today));
    }

    private Slot slot(ZonedDateTime from, LocalDate today) {
        ZonedDateTime to = from.plus(SLOT);
        return new Slot(from.toInstant(), to.toInstant(), words.slot(from, to, today));
    }

    private static CallBack callBack(Readable row) {
        return new CallBack(required(row, "id", UUID.class),
                new ConversationId(required(row, "conversation_id", UUID.class)),
                required(row, "contact", String.class), required(row, "slot_from", Instant.class),
                required(row, "slot_to", Instant.class),
                Optional.ofNullable(row.get("reason", String.class)).map(HandoverReason::valueOf).orElse(null));
    }
}
