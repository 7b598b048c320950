package fr.lanterne.bot;

import java.util.UUID;

/** Identifies a message, whoever wrote it. */
public record MessageId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
