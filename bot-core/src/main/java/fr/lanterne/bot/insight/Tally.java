package fr.lanterne.bot.insight;

import fr.lanterne.bot.HandoverReason;
import fr.lanterne.bot.Supervision.Ending;
import fr.lanterne.bot.Supervision.Figures;
import fr.lanterne.bot.Supervision.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts handovers one by one. Not for two threads. */
final class Tally {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final int HOURS = 24;

    private final Duration serviceTime;
    private final Instant now;
    private final Durations waiting = new Durations();
    private final Durations handling = new Durations();
    private final Map<HandoverReason, Integer> byReason = new EnumMap<>(HandoverReason.class);
    private final List<Integer> byHour = new ArrayList<>(Collections.nCopies(HOURS, 0));
    private final Map<LocalDate, Integer> byDay = new TreeMap<>();
    private int asked;
    private int abandoned;
    private int expired;
    private int inTime;
    private int measured;

    Tally(Duration serviceTime, Instant now) {
        this.serviceTime = serviceTime;
        this.now = now;
    }

    void add(Row row) {
        byReason.merge(row.reason(), 1, Integer::sum);
        Duration handled = row.handling();
        if (handled != null) {
            handling.add(handled);
        }
        if (row.reason() == HandoverReason.TAKEN_OVER) {
            return;
        }
        asked++;
        ZonedDateTime when = row.askedAt().atZone(PARIS);
        byHour.set(when.getHour(), byHour.get(when.getHour()) + 1);
        byDay.merge(when.toLocalDate(), 1, Integer::sum);
        Duration waited = row.waiting();
        if (waited != null) {
            waiting.add(waited);
        } else if (row.ending() == Ending.STOPPED) {
            abandoned++;
        } else if (row.ending() == Ending.EXPIRED) {
            expired++;
        }
        measure(row, waited);
    }

    private void measure(Row row, @Nullable Duration waited) {
        if (waited != null && waited.compareTo(serviceTime) <= 0) {
            inTime++;
            measured++;
        } else if (waitedAlready(row, waited).compareTo(serviceTime) > 0) {
            measured++;
        }
    }

    private Duration waitedAlready(Row row, @Nullable Duration waited) {
        Instant end = row.endedAt();
        return waited != null ? waited : Duration.between(row.askedAt(), end == null ? now : end);
    }

    Figures figures() {
        return new Figures(asked, waiting.count(), abandoned, expired,
                measured == 0 ? null : inTime / (double) measured, waiting.spread(), handling.spread(),
                Map.copyOf(byReason), List.copyOf(byHour), Collections.unmodifiableMap(byDay));
    }
}
