package fr.lanterne.bot.handover;

import static fr.lanterne.bot.handover.TestHandovers.ANNE;
import static fr.lanterne.bot.handover.TestHandovers.BRUNO;
import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.bot.CallBacks.Booking;
import fr.lanterne.bot.CallBacks.CallBack;
import fr.lanterne.bot.CallBacks.Result;
import fr.lanterne.bot.CallBacks.Slot;
import fr.lanterne.bot.CallBacks.Why;
import fr.lanterne.bot.CallBacks.Wish;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.HandoverReason;
import fr.lanterne.knowledge.database.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class CallBackTests {

    @Parameter
    TestDatabase kind;

    private TestHandovers handovers;
    private Appointments callBacks;

    @BeforeEach
    void open() {
        handovers = new TestHandovers(kind, 1);
        OpeningHours hours = TestHandovers.PROPERTIES.openingHours();
        callBacks = new Appointments(handovers.database.client(), handovers.database.transactions(),
                handovers.conversations, handovers.feed,
                new Appointments.Rules(handovers.audit, new Notices(TestHandovers.TEXTS), hours,
                        new WaitWords(TestHandovers.TEXTS, hours), 2),
                handovers.clock);
    }

    @AfterEach
    void close() {
        handovers.close();
    }

    @Test
    void offersTheNextHoursWithinTheOpeningHours() {
        assertThat(callBacks.slots().block()).extracting(Slot::words).startsWith("aujourd'hui, entre 12 h et 13 h")
                .contains("demain, entre 9 h et 10 h").hasSize(12);
        handovers.now = Instant.parse("2026-12-24T22:00:00Z");
        assertThat(callBacks.slots().block()).extracting(Slot::words)
                .startsWith("lundi 28 décembre, entre 9 h et 10 h");
    }

    @Test
    void isBookedSeenAndEndedInTheConversation() {
        ConversationId id = handovers.waiting(HandoverReason.MONEY_AT_RISK);
        Slot slot = first();

        assertThat(book(id, " 06 12 34 56 78 ", slot)).isEqualTo(new Booking.Booked(slot));

        assertThat(handovers.lastWords(id))
                .startsWith("C'est noté. Une personne vous appellera aujourd'hui, entre 12 h");
        CallBack open = callBacks.open().block().getFirst();
        assertThat(open).returns("+33 6 12 34 56 78", CallBack::contact).returns(id, CallBack::conversation)
                .returns(HandoverReason.MONEY_AT_RISK, CallBack::reason).returns(slot.from(), CallBack::from);
        assertThat(open.toString()).as("for logs").doesNotContain("6 12");
        assertThat(callBacks.close(open.id(), ANNE, Result.FAILED, "messagerie").block()).isTrue();
        assertThat(callBacks.close(open.id(), BRUNO, Result.DONE, "").block()).isFalse();
        assertThat(callBacks.open().block()).isEmpty();
        assertThat(handovers.lastWords(id)).startsWith("Anne a essayé de vous joindre");
    }

    @Test
    void replacesTheBookingBeforeAndCanBeTakenBack() {
        ConversationId id = handovers.opened();
        book(id, "anne.dupont@exemple.fr", first());
        book(id, "anne.dupont@exemple.fr", callBacks.slots().block().get(1));
        assertThat(callBacks.open().block()).hasSize(1);
        assertThat(handovers.lastWords(id)).contains("vous écrira", "entre 13 h et 14 h");

        assertThat(callBacks.cancel(id).block()).isTrue();
        assertThat(callBacks.cancel(id).block()).isFalse();
        assertThat(callBacks.open().block()).isEmpty();
    }

    @Test
    void refusesWhatCannotBeCalledOrChosen() {
        ConversationId id = handovers.opened();
        for (String nothing : List.of("", "bonjour", "06 12 34", "a@b", "@exemple.fr", "a b@exemple.fr",
                "1".repeat(300), "+33 6 00 00 00 00 00 00")) {
            assertThat(why(book(id, nothing, first()))).as(nothing).isEqualTo(Why.BAD_CONTACT);
        }
        assertThat(why(book(id, "0 899 70 00 00", first()))).isEqualTo(Why.COSTLY_NUMBER);
        Slot gone = first();
        Instant past = gone.from().minusSeconds(3_600);
        assertThat(why(callBacks.book(id, new Wish("0612345678", past)).block())).isEqualTo(Why.SLOT_GONE);
        book(handovers.opened(), "0612345678", gone);
        book(handovers.opened(), "0612345679", gone);
        assertThat(why(book(id, "0612345678", gone))).as("full").isEqualTo(Why.SLOT_GONE);
        assertThat(handovers.messages(id)).isEmpty();
    }

    @Test
    void ofTwoMediatorsWhoEndItOneDoes() {
        ConversationId id = handovers.opened();
        book(id, "0612345678", first());
        UUID open = callBacks.open().block().getFirst().id();

        List<Boolean> ended = Flux.range(0, 8).flatMap(i -> callBacks.close(open, ANNE, Result.DONE, "")
                .subscribeOn(Schedulers.boundedElastic()), 8).collectList().block();

        assertThat(ended).containsOnlyOnce(true);
        assertThat(handovers.messages(id)).hasSize(2);
    }

    @Test
    void isErasedWithTheConversation() {
        ConversationId id = handovers.opened();
        book(id, "0612345678", first());
        handovers.conversations.erase(id).block();

        assertThat(callBacks.open().block()).isEmpty();
        assertThat(book(id, "0612345678", first())).isEqualTo(new Booking.UnknownConversation());
    }

    private Slot first() {
        return callBacks.slots().block().getFirst();
    }

    private Booking book(ConversationId id, String contact, Slot slot) {
        return callBacks.book(id, new Wish(contact, slot.from())).block();
    }

    private static Why why(Booking booking) {
        return ((Booking.Refused) booking).why();
    }
}
