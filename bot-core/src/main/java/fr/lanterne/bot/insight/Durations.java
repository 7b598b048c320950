package fr.lanterne.bot.insight;

import fr.lanterne.bot.Supervision.Bucket;
import fr.lanterne.bot.Supervision.Spread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** How long many things took. Not for two threads. */
final class Durations {

    private static final List<Duration> BUCKETS = LongStream.of(1, 2, 5, 10, 15, 30, 60, 120, 240)
            .mapToObj(Duration::ofMinutes).toList();

    private final List<Duration> all = new ArrayList<>();

    void add(Duration duration) {
        all.add(duration);
    }

    int count() {
        return all.size();
    }

    Spread spread() {
        List<Duration> sorted = all.stream().sorted().toList();
        return new Spread(sorted.size(), percentile(sorted, 50), percentile(sorted, 90), percentile(sorted, 95),
                histogram(sorted));
    }

    /** The smallest that at least so many of a hundred do not exceed. */
    private static Duration percentile(List<Duration> sorted, int percent) {
        return sorted.isEmpty()
                ? Duration.ZERO
                : sorted.get((int) Math.ceil(sorted.size() * percent / 100.0) - 1);
    }

    private static List<Bucket> histogram(List<Duration> sorted) {
        List<Bucket> buckets = new ArrayList<>();
        int before = 0;
        for (Duration atMost : BUCKETS) {
            int within = (int) sorted.stream().filter(duration -> duration.compareTo(atMost) <= 0).count();
            buckets.add(new Bucket(atMost, within - before));
            before = within;
        }
        buckets.add(new Bucket(null, sorted.size() - before));
        return buckets;
    }
}
