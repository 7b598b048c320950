package fr.lanterne.bot.handover;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * When mediators answer, by the clock of Paris: hours of the week, without the days on which the service stays closed.
 *
 * @param week the hours of each day, in their order; a day without any is closed
 */
record OpeningHours(Map<DayOfWeek, List<Hours>> week, Predicate<LocalDate> closed) {

    static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private static final int DAYS_AHEAD = 60;
    private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

    /** From a time of the day, to the one before which it ends. */
    record Hours(LocalTime from, LocalTime to) {
        Hours {
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException("opening hours end after they begin: " + from + "-" + to);
            }
        }
    }

    /** A stretch of opening. */
    record Stretch(ZonedDateTime from, ZonedDateTime to) {}

    OpeningHours {
        week = Map.copyOf(week);
    }

    /**
     * Reads {@code MO-FR 09:00-12:30 14:00-18:00; SA 09:00-12:00}; empty is never open.
     *
     * @throws IllegalArgumentException naming what cannot be read
     */
    static OpeningHours of(String text, Predicate<LocalDate> closed) {
        Map<DayOfWeek, List<Hours>> week = new EnumMap<>(DayOfWeek.class);
        Arrays.stream(text.split(";")).map(String::strip).filter(part -> !part.isEmpty()).forEach(part -> {
            String[] words = part.split("\\s+");
            List<Hours> hours = Arrays.stream(words).skip(1).map(OpeningHours::hours).sorted(
                    Comparator.comparing(Hours::from)).toList();
            if (hours.isEmpty()) {
                throw new IllegalArgumentException("'" + part + "' names no hours, such as MO-FR 09:00-18:00");
            }
            days(words[0]).forEach(day -> week.put(day, hours));
        });
        return new OpeningHours(week, closed);
    }

    boolean isOpen(Instant moment) {
        return stretches(moment).findFirst().filter(stretch -> !stretch.from().toInstant().isAfter(moment)).isPresent();
    }

    /** When it opens next; empty when it is open, or stays closed for months. */
    Optional<Instant> opensAfter(Instant moment) {
        return stretches(moment).findFirst().map(stretch -> stretch.from().toInstant())
                .filter(from -> from.isAfter(moment));
    }

    /** The stretches of opening that are not over at that moment, in their order. */
    Stream<Stretch> stretches(Instant moment) {
        LocalDate today = moment.atZone(PARIS).toLocalDate();
        return Stream.iterate(today, day -> day.plusDays(1)).limit(DAYS_AHEAD).flatMap(this::on)
                .filter(stretch -> stretch.to().toInstant().isAfter(moment));
    }

    private Stream<Stretch> on(LocalDate day) {
        return closed.test(day)
                ? Stream.empty()
                : week.getOrDefault(day.getDayOfWeek(), List.of()).stream().map(
                        hours -> new Stretch(day.atTime(hours.from()).atZone(PARIS),
                                day.atTime(hours.to()).atZone(PARIS)));
    }

    private static List<DayOfWeek> days(String text) {
        String[] ends = text.toUpperCase(Locale.ROOT).split("-", 2);
        int first = DAYS.indexOf(ends[0]);
        int last = DAYS.indexOf(ends[ends.length - 1]);
        if (first < 0 || last < first) {
            throw new IllegalArgumentException("'" + text + "' are no days of the week, such as MO, SA or MO-FR");
        }
        return Arrays.asList(DayOfWeek.values()).subList(first, last + 1);
    }

    private static Hours hours(String text) {
        String[] ends = text.split("-", 2);
        try {
            return new Hours(LocalTime.parse(ends[0]), LocalTime.parse(ends[ends.length - 1]));
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException("'" + text + "' are no hours, such as 09:00-12:30", unreadable);
        }
    }

    /** Days of the week that follow each other and have the same hours. */
    record SameDays(DayOfWeek first, DayOfWeek last, List<Hours> hours) {}

    List<SameDays> sameDays() {
        List<SameDays> groups = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            List<Hours> hours = week.getOrDefault(day, List.of());
            SameDays before = groups.isEmpty() ? null : groups.getLast();
            if (before != null && before.last().plus(1) == day && before.hours().equals(hours)) {
                groups.set(groups.size() - 1, new SameDays(before.first(), day, hours));
            } else if (!hours.isEmpty()) {
                groups.add(new SameDays(day, day, hours));
            }
        }
        return groups;
    }
}
