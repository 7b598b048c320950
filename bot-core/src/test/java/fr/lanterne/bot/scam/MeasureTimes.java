package fr.lanterne.bot.scam;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Measures how long the check and the reading of what was pasted take on {@link HostileTexts}, in time of the processor, so
 * that what else the machine does does not count. Run by {@code bench/scam-times}.
 */
final class MeasureTimes {

    private static final int SHORT = 1_000;
    private static final int LONG = 100_000;
    private static final int WORST_SHOWN = 5;
    private static final double NANOS_PER_MILLI = 1e6;

    private record Timed(String text, long nanos) {

        String line() {
            String start = text.substring(0, Math.min(40, text.length())).replace("\n", "\\n");
            return String.format(Locale.ROOT, "    %8.2f ms  %s…", nanos / NANOS_PER_MILLI, start);
        }
    }

    private MeasureTimes() {}

    public static void main(String[] arguments) {
        ScamCheck check = SharedScams.check();
        PasteReader pastes = new PasteReader(check::leadsToStrangers);
        measure("check", check::check);
        measure("what was pasted", pastes::read);
    }

    private static void measure(String name, Consumer<String> work) {
        List<String> shortOnes = HostileTexts.ofLength(SHORT, new Random(1)).toList();
        List<String> longOnes = HostileTexts.ofLength(LONG, new Random(2)).toList();
        times(shortOnes, work, 60);
        report(name + ", 1,000 characters", times(shortOnes, work, 50));
        times(longOnes, work, 3);
        report(name + ", 100,000 characters", times(longOnes, work, 5));
    }

    private static List<Timed> times(List<String> texts, Consumer<String> work, int rounds) {
        List<Timed> times = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            for (String text : texts) {
                long start = processorNanos();
                work.accept(text);
                times.add(new Timed(text, processorNanos() - start));
            }
        }
        return times;
    }

    private static void report(String name, List<Timed> times) {
        long[] nanos = times.stream().mapToLong(Timed::nanos).sorted().toArray();
        System.out.printf(Locale.ROOT, "%s: p50 %.2f ms, p99 %.2f ms, longest %.2f ms (%d checks)%n", name,
                nanos[nanos.length / 2] / NANOS_PER_MILLI, nanos[nanos.length * 99 / 100] / NANOS_PER_MILLI,
                Arrays.stream(nanos).max().orElse(0) / NANOS_PER_MILLI, nanos.length);
        times.stream().sorted(Comparator.comparingLong(Timed::nanos).reversed()).map(Timed::line).distinct()
                .limit(WORST_SHOWN).forEach(System.out::println);
    }

    private static long processorNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
