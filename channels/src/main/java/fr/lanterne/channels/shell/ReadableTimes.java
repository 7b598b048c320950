package fr.lanterne.channels.shell;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Moments as people in metropolitan France read them. */
@Component
public class ReadableTimes {

    /** The language of the pages of staff. */
    public static final Locale FRENCH = Locale.FRENCH;
    public static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.FRENCH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.FRENCH);
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter
            .ofPattern("d MMMM yyyy, H'\u00a0h\u00a0'mm", Locale.FRENCH).withZone(PARIS);
    private static final DateTimeFormatter DAY_AND_HOUR = DateTimeFormatter.ofPattern("d MMM, HH:mm", Locale.FRENCH);
    private static final DateTimeFormatter YEAR_TOO = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.FRENCH);

    private final Clock clock;

    ReadableTimes(Clock clock) {
        this.clock = clock;
    }

    /** Day and hour in full, such as {@code 3 novembre 2026, 9 h 05}. */
    public static String written(Instant moment) {
        return WRITTEN.format(moment);
    }

    /** Such as {@code 3 nov.}. */
    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** In the largest unit that tells enough: {@code 40 s}, {@code 12 min}, {@code 1 h 05}, {@code 3 j}. */
    public static String lasting(Duration time) {
        if (time.toMinutes() < 1) {
            return time.toSeconds() + "\u00a0s";
        }
        if (time.toHours() < 1) {
            return time.toMinutes() + "\u00a0min";
        }
        return time.toDays() < 2
                ? "%d\u00a0h\u00a0%02d".formatted(time.toHours(), time.toMinutesPart())
                : time.toDays() + "\u00a0j";
    }

    /** The hour today, the day too before, the year too before this one. */
    public String of(Instant moment) {
        ZonedDateTime at = moment.atZone(PARIS);
        LocalDate today = LocalDate.ofInstant(clock.instant(), PARIS);
        if (at.toLocalDate().equals(today)) {
            return HOUR.format(at);
        }
        return (at.getYear() == today.getYear() ? DAY_AND_HOUR : YEAR_TOO).format(at);
    }
}
