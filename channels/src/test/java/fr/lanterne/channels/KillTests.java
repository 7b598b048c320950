package fr.lanterne.channels;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service as a process of its own, killed without warning. */
class KillTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final WireMockServer model = new WireMockServer(options().dynamicPort());
    private final List<Process> started = new ArrayList<>();
    private int port;

    @BeforeEach
    void listen() throws IOException {
        model.start();
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
    }

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
        model.stop();
    }

    @Test
    void aMessageThatWasStoredIsAnsweredOnceThoughTheServiceIsKilledWhileItAnswers() throws Exception {
        // A model that keeps the citizen waiting holds the turn open until the kill.
        model.stubFor(any(anyUrl()).willReturn(aResponse().withFixedDelay(60_000)));
        Process first = start(Map.of("LANTERNE_LLM_BASE_URL", model.baseUrl() + "/v1", "LANTERNE_LLM_MODEL", "slow",
                "LANTERNE_LLM_FIRST_TOKEN_TIMEOUT", "50s"));
        JsonNode opened = post("/api/conversations", "", "", "k");
        String path = "/api/conversations/" + opened.get("conversationId").asString() + "/messages";
        String token = opened.get("token").asString();
        post(path, token, "{\"text\": \"Comment je renouvelle mon permis de conduire ?\"}", "k1");
        await().atMost(PATIENCE).untilAsserted(() -> model.verify(anyRequestedFor(anyUrl())));

        first.destroyForcibly().waitFor();
        start(Map.of());

        await().atMost(PATIENCE).until(() -> messages(path, token).size() == 2);
        // The citizen's browser never saw the first reply and sends again.
        post(path, token, "{\"text\": \"Comment je renouvelle mon permis de conduire ?\"}", "k1");
        post(path, token, "{\"text\": \"bonjour\"}", "k2");
        await().atMost(PATIENCE).until(() -> messages(path, token).size() == 4);
        assertThat(messages(path, token)).extracting(message -> message.get("author").asString())
                .containsExactly("citizen", "bot", "citizen", "bot");
        assertThat(messages(path, token).get(1).get("outcome").asString()).isEqualTo("ANSWERED");
    }

    @Test
    void aHandoverThatWasCutByAKillIsKeptAndTheCitizenIsTold() throws Exception {
        Process first = start(Map.of());
        JsonNode opened = post("/api/conversations", "", "", "k");
        String path = "/api/conversations/" + opened.get("conversationId").asString() + "/messages";
        String token = opened.get("token").asString();
        post(path, token, "{\"text\": \"Je veux parler à une personne\"}", "k1");

        first.destroyForcibly().waitFor();
        start(Map.of("LANTERNE_HANDOVER_TELL_AFTER", "1s", "LANTERNE_HANDOVER_SWEEP", "500ms"));

        await().atMost(PATIENCE).until(() -> messages(path, token).size() > 2);
        JsonNode messages = messages(path, token);
        assertThat(messages).filteredOn(message -> message.get("author").asString().equals("bot")).singleElement()
                .satisfies(answer -> assertThat(answer.get("outcome").asString()).isEqualTo("HANDED_OVER"));
        assertThat(messages.get(2).get("author").asString()).isEqualTo("system");
        assertThat(messages.get(2).get("text").asString()).startsWith("Votre demande n'est pas perdue.");
    }

    private Process start(Map<String, String> environment) throws IOException {
        ProcessBuilder service = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx300m", "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                LanterneApplication.class.getName(), "--server.port=" + port);
        service.environment().putAll(environment);
        service.environment().put("LANTERNE_DATA_DIR", folder.resolve("data").toString());
        Process process = service.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile())).start();
        started.add(process);
        await().atMost(PATIENCE).ignoreException(ConnectException.class)
                .until(() -> get("/actuator/health/readiness", "").statusCode() == 200);
        return process;
    }

    private JsonNode messages(String path, String token) throws Exception {
        return JsonMapper.shared().readTree(get(path, token).body()).get("messages");
    }

    private HttpResponse<String> get(String path, String token) throws Exception {
        return http.send(request(path, token).GET().build(), BodyHandlers.ofString());
    }

    private JsonNode post(String path, String token, String body, String key) throws Exception {
        HttpResponse<String> response = http.send(request(path, token).header("Idempotency-Key", key)
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)).build(),
                BodyHandlers.ofString());
        assertThat(response.statusCode()).isIn(201, 202);
        return JsonMapper.shared().readTree(response.body());
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + token).timeout(Duration.ofSeconds(20));
    }
}
