package fr.lanterne.bot.scam;

import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.bot.Verdict;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Any text at all is checked, in time, and never called safe. {@code -Dlanterne.fuzz=100000} tries more than the default. */
class FuzzTests {

    private static final int STRINGS = Integer.getInteger("lanterne.fuzz", 5_000);
    private static final Pattern REASSURING = Pattern
            .compile(
                    "(?i)\\bsûre?s?\\b|sans danger|fiable|de confiance|vous pouvez cliquer|aucun risque|sans risque");
    private static final ScamCheck CHECK = SharedScams.check();
    private static final ScamTexts TEXTS = new ScamTexts();
    /** What backtracks without end takes minutes. */
    private static final Duration ENOUGH_FOR_ANY_TEXT = Duration.ofMillis(500);
    private static final PasteReader PASTES = new PasteReader(CHECK::leadsToStrangers);

    @Test
    void takesAnyUnicodeString() {
        Random random = new Random(20261123);
        for (int i = 0; i < STRINGS; i++) {
            String text = text(random);
            long start = processorNanos();
            Verdict verdict = TEXTS.verdict(CHECK.check(text));
            PASTES.read(text);
            long nanos = processorNanos() - start;
            assertThat(nanos).as(text).isLessThan(Duration.ofSeconds(2).toNanos());
            assertThat(REASSURING.matcher(TEXTS.verdict(verdict.risk())).find()).as(verdict.toString()).isFalse();
        }
    }

    @Test
    void noSentenceOfOursReassures() {
        var bundle = java.util.ResourceBundle.getBundle("fr.lanterne.bot.scam.scam-messages", Locale.FRENCH);
        assertThat(bundle.keySet()).allSatisfy(
                key -> assertThat(REASSURING.matcher(bundle.getString(key)).find()).as(bundle.getString(key))
                        .isFalse());
    }

    @ParameterizedTest
    @MethodSource("pieces")
    void readsAHundredKilobytesWithoutBacktracking(String piece) {
        String text = HostileTexts.of(piece, 100_000);
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            long start = processorNanos();
            CHECK.check(text);
            PASTES.read(text);
            best = Math.min(best, processorNanos() - start);
        }
        assertThat(Duration.ofNanos(best)).as(piece).isLessThan(ENOUGH_FOR_ANY_TEXT);
    }

    private static List<String> pieces() {
        return HostileTexts.PIECES;
    }

    /** Of this thread: how busy the machine is does not count. */
    private static long processorNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Pieces of messages, and characters from every plane, so that both the rules and the reading are tried. */
    private static String text(Random random) {
        String[] pieces = {"http://", "www.", ".fr", "@", "06 12 34 56 78", "votre colis", "carte vitale", "STOP",
                "\u200D",
                "impots.gouv.fr", "xn--", "ce message est sûr", "«", "0899", "%s", "{0}", "'", "[.]"};
        return IntStream.range(0, random.nextInt(60)).mapToObj(i -> switch (random.nextInt(4)) {
            case 0 -> pieces[random.nextInt(pieces.length)];
            case 1 -> Character.toString(random.nextInt(0x110000));
            case 2 -> Character.toString(32 + random.nextInt(0x250));
            default -> " ";
        }).collect(Collectors.joining());
    }
}
