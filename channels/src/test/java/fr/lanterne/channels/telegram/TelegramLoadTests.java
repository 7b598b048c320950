package fr.lanterne.channels.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.lanterne.channels.telegram.FakeTelegram.Sent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How many turns a second the service bears on Telegram without a language model, embedded database included: the messages come
 * at an even pace, and a turn lasts from when Telegram has the question to when it has the answer.
 */
@Tag("benchmark")
class TelegramLoadTests {

    private static final int UPDATES = Integer.getInteger("lanterne.updates", 10_000);
    private static final int RATE = Integer.getInteger("lanterne.rate", 160);
    private static final int CHATS = 200;
    private static final List<String> QUESTIONS = List.of("Comment je renouvelle mon permis de conduire ?",
            "c koi franceconnect", "bonjour", "Comment déclarer mes impôts en ligne ?", "merci",
            "J'ai perdu ma carte vitale", "comment demander la prime d'activité",
            "quelle est la meilleure recette de crêpes ?");

    @TempDir
    Path folder;

    @Test
    void bearsManyConversations() throws Exception {
        try (FakeTelegram telegram = new FakeTelegram(true);
                ServiceProcess service = new ServiceProcess(folder, settings(telegram))) {
            service.start();
            service.awaitReady();
            offer(telegram, 1_000, RATE, 0);
            await().atMost(Duration.ofMinutes(5)).until(() -> answers(telegram).count() >= 1_000);
            telegram.sent.clear();
            long memory = service.megabytes();

            double processor = service.processorSeconds();
            long begun = System.nanoTime();
            Map<String, Long> asked = offer(telegram, UPDATES, RATE, 1_000_000);
            await().atMost(Duration.ofMinutes(20)).until(() -> answers(telegram).count() >= UPDATES);
            double seconds = (answers(telegram).mapToLong(Sent::nanos).max().orElseThrow() - begun) / 1e9;

            long[] millis = answers(telegram)
                    .mapToLong(sent -> (sent.nanos() - asked.get(sent.chat() + " " + sent.answers())) / 1_000_000)
                    .sorted()
                    .toArray();
            double perSecond = UPDATES / seconds;
            System.out.printf("%d conversations, %d updates offered at %d/s: %.1f turns/s, turn p50 %d ms, p99 %d ms,"
                    + " longest %d ms, %.1f ms of processor a turn; resident %d MB after warming up, %d MB at the end%n",
                    CHATS, UPDATES, RATE,
                    perSecond, millis[millis.length / 2], millis[millis.length * 99 / 100], millis[millis.length - 1],
                    1_000 * (service.processorSeconds() - processor) / UPDATES, memory, service.megabytes());
            assertThat(Arrays.stream(millis).count()).isEqualTo(UPDATES);
            assertThat(perSecond).isGreaterThanOrEqualTo(Math.min(150, RATE * 0.95));
            assertThat(millis[millis.length * 99 / 100]).isLessThan(250);
        }
    }

    private static java.util.stream.Stream<Sent> answers(FakeTelegram telegram) {
        return telegram.sent.stream().filter(sent -> sent.answers() != 0);
    }

    /** When each was offered, by its chat and number. */
    private static Map<String, Long> offer(FakeTelegram telegram, int updates, int rate, long firstChat) {
        Map<String, Long> asked = new ConcurrentHashMap<>();
        long begun = System.nanoTime();
        for (int i = 0; i < updates; i++) {
            long due = begun + i * 1_000_000_000L / rate;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            long chat = firstChat + 1 + i % CHATS;
            long now = System.nanoTime();
            asked.put(chat + " " + telegram.writes(chat, QUESTIONS.get(i % QUESTIONS.size())), now);
        }
        return asked;
    }

    private static Map<String, String> settings(FakeTelegram telegram) {
        // Telegram's own limits are far below: here the service is measured, not they.
        return Map.of("LANTERNE_TELEGRAM_TOKEN", FakeTelegram.TOKEN, "LANTERNE_TELEGRAM_API_URL", telegram.url(),
                "LANTERNE_TELEGRAM_BETWEEN", "0s", "LANTERNE_TELEGRAM_PER_SECOND", "10000",
                "LANTERNE_TELEGRAM_MESSAGES_PER_MINUTE", "100000");
    }
}
