package fr.lanterne.bot;

import java.util.List;

/** What a mediator does with a conversation. */
public sealed interface MediatorAction {

    /** Takes it: from the queue, or over from the bot. Claiming what one holds already changes nothing. */
    record Claim() implements MediatorAction {}

    /**
     * Writes to the citizen.
     *
     * @param id made by the sender: the second copy of a message with one identifier is not taken again
     * @param text 1 to 4,000 characters, not blank; {@code [n]} in it points at the n-th source, from 1
     * @param sources what it was taken from, at most {@link #MOST_SOURCES}: published passages, or it is not said
     */
    record Say(MessageId id, String text, List<PassageRef> sources) implements MediatorAction {

        public static final int MAX_LENGTH = 4_000;
        public static final int MOST_SOURCES = 5;

        public Say {
            checkText(text);
            sources = List.copyOf(sources);
            if (sources.size() > MOST_SOURCES) {
                throw new IllegalArgumentException("a message has at most " + MOST_SOURCES + " sources");
            }
        }

        /** Without sources. */
        public Say(MessageId id, String text) {
            this(id, text, List.of());
        }
    }

    /** Puts other words in place of a message of one's own; it is shown as changed. */
    record Edit(MessageId message, String text) implements MediatorAction {
        public Edit {
            checkText(text);
        }
    }

    /** Takes a message of one's own back; that there was one stays to be seen. */
    record Withdraw(MessageId message) implements MediatorAction {}

    /** Puts it back into the queue, at its old place, with a note for the next one. */
    record Release(String note) implements MediatorAction {
        public Release {
            checkNote(note);
        }
    }

    /** Passes it to a colleague, with a note. */
    record Transfer(Mediator to, String note) implements MediatorAction {
        public Transfer {
            checkNote(note);
        }
    }

    /** Puts it back into the queue, at its old place, for a team, with a note. */
    record TransferToTeam(Team to, String note) implements MediatorAction {
        public TransferToTeam {
            checkNote(note);
        }
    }

    /** Lets the bot go on with it. */
    record GiveBack() implements MediatorAction {}

    /** Ends it; the citizen may still write, and the bot answers then. */
    record Close() implements MediatorAction {}

    int MAX_NOTE_LENGTH = 1_000;

    private static void checkText(String text) {
        if (text.isBlank() || text.length() > Say.MAX_LENGTH) {
            throw new IllegalArgumentException("a mediator's message has 1 to " + Say.MAX_LENGTH + " characters");
        }
    }

    private static void checkNote(String note) {
        if (note.length() > MAX_NOTE_LENGTH) {
            throw new IllegalArgumentException("a note has at most " + MAX_NOTE_LENGTH + " characters");
        }
    }
}
