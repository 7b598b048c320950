package fr.lanterne.bot;

import org.jspecify.annotations.Nullable;

/** Something that the screens of a conversation follow live. */
public sealed interface ChatEvent {

    /** A message was stored. It replaces what was streamed under the same identifier. */
    record Posted(ChatMessage message) implements ChatEvent {}

    /**
     * A piece of a message that is being written, already checked; lost when nobody listens.
     *
     * @param index 0 for the first piece of the message, then 1, 2, …
     * @param text to append; it brings the space or line breaks that part it from what came before
     */
    record Delta(MessageId message, int index, String text) implements ChatEvent {}

    /** Somebody is writing, or no longer. */
    record Typing(Author author, boolean active) implements ChatEvent {}

    /**
     * Who holds the conversation now.
     *
     * @param outlook how the wait stands; null when the citizen does not wait
     */
    record StateChanged(ConversationState state, @Nullable WaitOutlook outlook) implements ChatEvent {}
}
