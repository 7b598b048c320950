package fr.lanterne.channels.console;

import fr.lanterne.bot.Supervision;
import fr.lanterne.bot.Supervision.Figures;
import fr.lanterne.bot.Supervision.Spread;
import fr.lanterne.channels.console.BarChart.Entry;
import fr.lanterne.channels.shell.ReadableTimes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * The figures of a time as the page shows them.
 *
 * @param serviceLevel in per cent; null when there is none
 */
record FiguresView(int asked, int claimed, int abandoned, int expired, @Nullable Long serviceLevel, SpreadView waiting,
        SpreadView handling, List<BarChart> charts) {

    private static final int PER_CENT = 100;

    static FiguresView of(Figures figures, LocalDate from, LocalDate to, MessageSource messages) {
        Double level = figures.serviceLevel();
        List<Entry> reasons = figures.byReason().entrySet().stream()
                .map(reason -> new Entry(
                        messages.getMessage("console.reason." + reason.getKey(), null, ReadableTimes.FRENCH),
                        reason.getValue()))
                .toList();
        List<Entry> hours = IntStream.range(0, figures.byHour().size())
                .mapToObj(hour -> new Entry(hour + " h", figures.byHour().get(hour))).toList();
        List<Entry> days = from.datesUntil(to.plusDays(1))
                .map(day -> new Entry(ReadableTimes.day(day), figures.byDay().getOrDefault(day, 0))).toList();
        return new FiguresView(figures.asked(), figures.claimed(), figures.abandoned(), figures.expired(),
                level == null ? null : Math.round(level * PER_CENT), SpreadView.of(figures.waiting()),
                SpreadView.of(figures.handling()),
                List.of(BarChart.of("supervision.by-day", days), BarChart.of("supervision.by-hour", hours),
                        BarChart.of("supervision.waiting", buckets(figures.waiting())),
                        BarChart.of("supervision.handling", buckets(figures.handling())),
                        BarChart.of("supervision.by-reason", reasons)));
    }

    private static List<Entry> buckets(Spread spread) {
        List<Entry> entries = new ArrayList<>();
        String longest = "";
        for (Supervision.Bucket bucket : spread.histogram()) {
            if (bucket.atMost() == null) {
                entries.add(new Entry("> " + longest, bucket.count()));
            } else {
                longest = ReadableTimes.lasting(bucket.atMost());
                entries.add(new Entry("≤ " + longest, bucket.count()));
            }
        }
        return entries;
    }

    /** How long something took, in words. */
    record SpreadView(int count, String p50, String p90, String p95) {

        static SpreadView of(Spread spread) {
            return new SpreadView(spread.count(), ReadableTimes.lasting(spread.p50()),
                    ReadableTimes.lasting(spread.p90()), ReadableTimes.lasting(spread.p95()));
        }
    }
}
