package fr.lanterne.bot;

import java.util.UUID;

/** Identifies a conversation. */
public record ConversationId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
