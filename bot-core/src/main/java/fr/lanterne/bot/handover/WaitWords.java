package fr.lanterne.bot.handover;

import fr.lanterne.bot.WaitOutlook.Estimate;
import fr.lanterne.bot.WaitOutlook.Staffing;
import fr.lanterne.bot.handover.OpeningHours.Hours;
import fr.lanterne.bot.handover.OpeningHours.SameDays;
import java.text.MessageFormat;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says to a citizen how the wait stands, when the service is open, and when something is to happen. */
class WaitWords {

    private final ResourceBundle texts;
    private final OpeningHours hours;

    WaitWords(ResourceBundle texts, OpeningHours hours) {
        this.texts = texts;
        this.hours = hours;
    }

    /** What is true now for somebody at that position. */
    String outlook(int position, @Nullable Estimate estimate, Staffing staffing, @Nullable Instant opensAt,
            Instant now) {
        List<String> sentences = new ArrayList<>();
        switch (staffing) {
            case SOMEBODY_HERE -> sentences.add(say("wait.somebody"));
            case NOBODY_HERE -> {
                sentences.add(say("wait.nobody"));
                week().ifPresent(week -> sentences.add(say("wait.hours", week)));
            }
            case CLOSED -> {
                sentences.add(say("wait.closed"));
                week().ifPresent(week -> sentences.add(say("wait.hours", week)));
                if (opensAt != null) {
                    sentences.add(say("wait.opens", moment(opensAt, now)));
                }
            }
        }
        sentences.add(say("wait.position", position));
        if (estimate != null) {
            sentences.add(estimate.atLeast() == 0
                    ? say("wait.estimate.short", estimate.atMost())
                    : say("wait.estimate", estimate.atLeast(), estimate.atMost()));
        }
        return String.join(" ", sentences);
    }

    /** « jeudi 26 novembre à 9 h », « demain à 9 h », « aujourd'hui à 14 h 30 ». */
    String moment(Instant instant, Instant now) {
        ZonedDateTime when = instant.atZone(OpeningHours.PARIS);
        return say("moment", day(when.toLocalDate(), now.atZone(OpeningHours.PARIS).toLocalDate()),
                time(when.toLocalTime()));
    }

    /** « mardi 24 novembre, entre 10 h et 11 h ». */
    String slot(ZonedDateTime from, ZonedDateTime to, LocalDate today) {
        return say("slot", day(from.toLocalDate(), today), time(from.toLocalTime()), time(to.toLocalTime()));
    }

    private String day(LocalDate day, LocalDate today) {
        if (day.equals(today)) {
            return say("day.today");
        }
        if (day.equals(today.plusDays(1))) {
            return say("day.tomorrow");
        }
        return day.format(DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.FRENCH)).replaceFirst(" 1 ", " 1er ");
    }

    /** « 9 h », « 9 h 05 ». */
    private String time(LocalTime time) {
        return time.getMinute() == 0
                ? time.getHour() + " h"
                : String.format(Locale.FRENCH, "%d h %02d", time.getHour(), time.getMinute());
    }

    /** « du lundi au vendredi, de 9 h à 18 h »; empty when there are no hours. */
    private Optional<String> week() {
        List<String> groups = hours.sameDays().stream().map(this::group).toList();
        return groups.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join(" ; ", groups));
    }

    private String group(SameDays days) {
        String names = days.first() == days.last()
                ? say("day.one", name(days.first()))
                : say("day.range", name(days.first()), name(days.last()));
        return names + ", " + days.hours().stream().map(this::hours).collect(Collectors.joining(say("hours.and")));
    }

    private String hours(Hours span) {
        return say("hours.range", time(span.from()), time(span.to()));
    }

    private static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.FRENCH);
    }

    private String say(String key, Object... values) {
        return new MessageFormat(texts.getString(key), Locale.FRENCH).format(values);
    }
}
