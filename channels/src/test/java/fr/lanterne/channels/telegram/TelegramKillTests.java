package fr.lanterne.channels.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.lanterne.channels.telegram.FakeTelegram.Fault;
import fr.lanterne.channels.telegram.FakeTelegram.Sent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Updates while the service is killed at random moments and Telegram fails now and then: none is lost, and each chat reads the
 * answers in the order of its questions. How much of it: {@code -Dlanterne.kills=20 -Dlanterne.updates=10000}.
 */
class TelegramKillTests {

    private static final int KILLS = Integer.getInteger("lanterne.kills", 1);
    private static final int UPDATES = Integer.getInteger("lanterne.updates", 100);
    private static final int CHATS = Math.min(200, Math.max(10, UPDATES / 10));

    @TempDir
    Path folder;

    @Test
    void everyUpdateIsAnsweredOnceAndInOrderWhateverIsKilled() throws Exception {
        try (FakeTelegram telegram = new FakeTelegram(true);
                ServiceProcess service = new ServiceProcess(folder, settings(telegram))) {
            telegram.faults = call -> !call.method().equals("sendmessage") ? FakeTelegram.NONE : fault();
            Map<Long, List<Integer>> asked = new HashMap<>();
            service.start();
            service.awaitReady();
            Random random = new Random(UPDATES);
            for (int i = 0; i < UPDATES; i++) {
                long chat = 1L + random.nextInt(CHATS);
                asked.computeIfAbsent(chat, _ -> new ArrayList<>()).add(telegram.writes(chat, "bonjour"));
            }
            for (int kill = 0; kill < KILLS; kill++) {
                int before = answered(telegram);
                int share = (UPDATES - before) / (KILLS - kill + 1);
                await().atMost(Duration.ofMinutes(5)).until(() -> answered(telegram) >= before + share
                        || answered(telegram) >= UPDATES - 5);
                Thread.sleep(ThreadLocalRandom.current().nextInt(400));
                service.kill();
                service.start();
            }
            await().atMost(Duration.ofMinutes(30)).until(() -> answered(telegram) == UPDATES);

            Count count = count(telegram, asked);
            System.out.printf("updates %d, kills %d: lost %d, answered twice %d, more than twice %d, out of order %d%n",
                    UPDATES, KILLS, count.lost(), count.twice(), count.more(), count.outOfOrder());
            assertThat(count.lost()).isZero();
            assertThat(count.outOfOrder()).isZero();
            assertThat(count.more()).isZero();
            // Only what was on its way when the process died may come a second time.
            assertThat(count.twice()).isLessThanOrEqualTo(KILLS * 16);
        }
    }

    private static Fault fault() {
        int chance = ThreadLocalRandom.current().nextInt(100);
        return chance == 0 ? Fault.html502() : chance == 1 ? Fault.tooMany(1) : FakeTelegram.NONE;
    }

    private static int answered(FakeTelegram telegram) {
        return (int) telegram.sent.stream().filter(sent -> sent.answers() != 0).map(sent -> sent.chat() + " "
                + sent.answers()).distinct().count();
    }

    private static Count count(FakeTelegram telegram, Map<Long, List<Integer>> asked) {
        int lost = 0;
        int twice = 0;
        int more = 0;
        int outOfOrder = 0;
        for (Map.Entry<Long, List<Integer>> chat : asked.entrySet()) {
            List<Integer> answers = telegram.to(chat.getKey()).stream().map(Sent::answers).filter(id -> id != 0)
                    .toList();
            Map<Integer, Long> copies = answers.stream()
                    .collect(Collectors.groupingBy(id -> id, Collectors.counting()));
            lost += (int) chat.getValue().stream().filter(id -> !copies.containsKey(id)).count();
            twice += (int) copies.values().stream().filter(number -> number == 2).count();
            more += (int) copies.values().stream().filter(number -> number > 2).count();
            outOfOrder += List.copyOf(new LinkedHashSet<>(answers)).equals(chat.getValue()) ? 0 : 1;
        }
        return new Count(lost, twice, more, outOfOrder);
    }

    private static Map<String, String> settings(FakeTelegram telegram) {
        return Map.of("LANTERNE_TELEGRAM_TOKEN", FakeTelegram.TOKEN, "LANTERNE_TELEGRAM_API_URL", telegram.url(),
                "LANTERNE_TELEGRAM_POLL_TIMEOUT", "2s", "LANTERNE_TELEGRAM_BETWEEN", "5ms",
                "LANTERNE_TELEGRAM_PER_SECOND", "2000", "LANTERNE_TELEGRAM_MESSAGES_PER_MINUTE", "100000",
                "LANTERNE_DELIVERY_TIMEOUT", "2s", "LANTERNE_DELIVERY_LEASE", "3s", "LANTERNE_DELIVERY_SWEEP", "1s",
                "LANTERNE_DELIVERY_FIRST_BACKOFF", "200ms");
    }

    private record Count(int lost, int twice, int more, int outOfOrder) {}
}
