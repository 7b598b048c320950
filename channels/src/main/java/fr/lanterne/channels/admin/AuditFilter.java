package fr.lanterne.channels.admin;

import fr.lanterne.bot.AuditTrail;
import fr.lanterne.bot.MediatorId;
import fr.lanterne.channels.shell.ReadableTimes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which entries of the log are wanted; what is not said, or not readable, leaves all. */
record AuditFilter(@Nullable String from, @Nullable String to, @Nullable String actor, @Nullable String action) {

    /** The actor of what the service did by itself, or strangers did. */
    static final String NOBODY = "nobody";

    /** From the beginning of that day. */
    Optional<Instant> since() {
        return day(from).map(day -> day.atStartOfDay(ReadableTimes.PARIS).toInstant());
    }

    /** Until the end of that day. */
    Optional<Instant> before() {
        return day(to).map(day -> day.plusDays(1).atStartOfDay(ReadableTimes.PARIS).toInstant());
    }

    boolean ofNobody() {
        return NOBODY.equals(actor);
    }

    Optional<UUID> actorId() {
        try {
            return actor == null || actor.isBlank() || ofNobody()
                    ? Optional.empty()
                    : Optional.of(UUID.fromString(actor));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    Optional<String> actionName() {
        return Optional.ofNullable(action)
                .filter(name -> !name.isBlank() && name.length() <= AuditTrail.MAX_ACTION_LENGTH);
    }

    /** The same for the log. */
    AuditTrail.Filter read() {
        return new AuditTrail.Filter(since().orElse(null), before().orElse(null),
                actorId().map(MediatorId::new).orElse(null), ofNobody(), actionName().orElse(null), null, null);
    }

    private static Optional<LocalDate> day(@Nullable String given) {
        try {
            return given == null || given.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(given));
        } catch (DateTimeParseException notADay) {
            return Optional.empty();
        }
    }
}
