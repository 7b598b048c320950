package fr.lanterne.channels.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.lanterne.channels.LanterneApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Updates that Telegram brings itself. */
@DirtiesContext
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, classes = LanterneApplication.class)
class WebhookTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SECRET = "0123456789abcdefSECRET";
    private static final FakeTelegram TELEGRAM = new FakeTelegram();

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) throws IOException {
        String folder = Files.createTempDirectory("lanterne-data").toString();
        registry.add("lanterne.data-dir", () -> folder);
        registry.add("lanterne.public-url", () -> "https://lanterne.example/");
        registry.add("lanterne.telegram.token", () -> FakeTelegram.TOKEN);
        registry.add("lanterne.telegram.api-url", TELEGRAM::url);
        registry.add("lanterne.telegram.mode", () -> "webhook");
        registry.add("lanterne.telegram.webhook-secret", () -> SECRET);
        registry.add("lanterne.telegram.between", () -> "10ms");
        registry.add("lanterne.telegram.per-second", () -> "1000");
        registry.add("lanterne.telegram.attempts", () -> "2");
        registry.add("lanterne.telegram.retry-after", () -> "10ms");
    }

    @AfterAll
    static void close() {
        TELEGRAM.close();
    }

    @BeforeEach
    void registered() {
        await().atMost(PATIENCE).until(() -> !TELEGRAM.calls("setwebhook").isEmpty());
        await().atMost(PATIENCE).until(() -> client().get().uri("/actuator/health/readiness").exchange()
                .returnResult(String.class).getStatus().is2xxSuccessful());
    }

    @Test
    void onlyWhoKnowsTheSecretIsListenedTo() {
        String update = update(1, 31, "bonjour");
        assertThat(bring(update, "")).isEqualTo(401);
        assertThat(bring(update, "wrong-secret-wrong-secret")).isEqualTo(401);

        assertThat(bring(update(2, 31, "merci"), SECRET)).isEqualTo(200);

        await().atMost(PATIENCE).until(() -> TELEGRAM.to(31).stream().anyMatch(sent -> sent.answers() == 2));
        assertThat(TELEGRAM.to(31)).noneMatch(sent -> sent.answers() == 1);
    }

    @Test
    void whatIsBroughtTwiceIsAnsweredOnce() {
        for (int i = 0; i < 3; i++) {
            assertThat(bring(update(11, 32, "bonjour"), SECRET)).isEqualTo(200);
        }
        assertThat(bring(update(12, 32, "merci"), SECRET)).isEqualTo(200);

        await().atMost(PATIENCE).until(() -> TELEGRAM.to(32).stream().anyMatch(sent -> sent.answers() == 12));
        assertThat(TELEGRAM.to(32).stream().filter(sent -> sent.answers() == 11)).hasSize(1);
    }

    @Test
    void nothingThatIsBroughtIsRefusedForEverNorStopsTheRest() {
        MutatedUpdates updates = new MutatedUpdates(9, 100_000);
        for (int i = 0; i < 1_000; i++) {
            assertThat(bring(updates.next(), SECRET)).isEqualTo(200);
        }
        assertThat(bring("x".repeat(2 * 1024 * 1024), SECRET)).isEqualTo(200);
        assertThat(bring("", SECRET)).isEqualTo(200);

        assertThat(bring(update(200_000, 33, "bonjour"), SECRET)).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> TELEGRAM.to(33).stream().anyMatch(sent -> sent.answers() == 200_000));
    }

    @Test
    void thePictureThatCannotBeFetchedIsSetAsideAndTheChatGoesOn() {
        TELEGRAM.faults = call -> call.method().equals("getfile") ? FakeTelegram.Fault.html502() : FakeTelegram.NONE;
        bring("{\"update_id\":300000,\"message\":" + FakeTelegram.message(34, 41,
                "\"photo\":[{\"file_id\":\"f\",\"file_unique_id\":\"1\",\"width\":9,\"height\":9,\"file_size\":9}]")
                + "}",
                SECRET);
        bring(update(300_001, 34, "bonjour"), SECRET);

        await().atMost(PATIENCE).until(() -> TELEGRAM.to(34).stream().anyMatch(sent -> sent.answers() == 300_001));
        assertThat(TELEGRAM.to(34))
                .anyMatch(sent -> sent.text().startsWith("Désolé, je n’ai pas pu lire votre message."));
    }

    private static String update(int id, long person, String text) {
        return "{\"update_id\":" + id + ",\"message\":"
                + FakeTelegram.message(person, id, "\"text\":" + FakeTelegram.quoted(text)) + "}";
    }

    private int bring(String update, String secret) {
        return client().post().uri("/telegram/webhook").header("X-Telegram-Bot-Api-Secret-Token", secret)
                .contentType(MediaType.APPLICATION_JSON).bodyValue(update).exchange().returnResult(String.class)
                .getStatus().value();
    }

    private WebTestClient client() {
        return WebTestClient.bindToServer().baseUrl("http://localhost:" + port).responseTimeout(PATIENCE).build();
    }
}
