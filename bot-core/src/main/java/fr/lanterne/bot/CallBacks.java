package fr.lanterne.bot;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Call-backs: citizens leave a number or an address and choose when; mediators see what is due and say what became of it. */
public interface CallBacks {

    int MAX_CONTACT_LENGTH = 254;
    int MAX_NOTE_LENGTH = 1_000;

    /** When a citizen may be called back: the next times within the opening hours in which there is room, soonest first. */
    Mono<List<Slot>> slots();

    /** Books a call-back, in place of the one that the conversation had; it appears in the conversation. */
    Mono<Booking> book(ConversationId conversation, Wish wish);

    /** Takes back what was booked; false when there is nothing open. */
    Mono<Boolean> cancel(ConversationId conversation);

    /** The open call-backs, the earliest first. Those whose time has begun are due. */
    Mono<List<CallBack>> open();

    /** A mediator says what became of an open call-back; false when it is not open any more. */
    Mono<Boolean> close(UUID callBack, Mediator mediator, Result result, String note);

    /** A time for a call-back, and how it is said to the citizen. */
    record Slot(Instant from, Instant to, String words) {}

    /**
     * What a citizen wishes.
     *
     * @param contact a telephone number or an e-mail address, as written
     * @param from the beginning of the slot
     */
    record Wish(String contact, Instant from) {

        /** Without the contact, which is in no log. */
        @Override
        public String toString() {
            return "Wish[from=" + from + "]";
        }
    }

    /** What booking came to. */
    sealed interface Booking {

        /** It is booked. */
        record Booked(Slot slot) implements Booking {}

        /**
         * It is not.
         *
         * @param words what to tell the citizen
         */
        record Refused(Why why, String words) implements Booking {}

        /** There is no such conversation, or it is erased. */
        record UnknownConversation() implements Booking {}
    }

    /** Why a call-back was not booked. */
    enum Why {
        /** It is neither a telephone number that can be called from France nor an e-mail address. */
        BAD_CONTACT,
        /** Calling the number costs more than a call. */
        COSTLY_NUMBER,
        /** The slot is not offered, or not any more. */
        SLOT_GONE
    }

    /** What became of a call-back. */
    enum Result {
        DONE, FAILED
    }

    /**
     * An open call-back.
     *
     * @param contact a number in the international form, or an e-mail address: not for logs
     * @param reason why the citizen waits or waited; null when they never asked for a person
     */
    record CallBack(UUID id, ConversationId conversation, String contact, Instant from, Instant to,
            @Nullable HandoverReason reason) {

        @Override
        public String toString() {
            return "CallBack[id=" + id + ", conversation=" + conversation + ", from=" + from + "]";
        }
    }
}
