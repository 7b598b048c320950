package fr.lanterne.bot;

import java.util.UUID;

/** Identifies a mediator. */
public record MediatorId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
