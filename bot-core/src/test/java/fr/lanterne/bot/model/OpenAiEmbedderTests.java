package fr.lanterne.bot.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.lanterne.knowledge.Embedder;
import fr.lanterne.knowledge.Embedder.Purpose;
import fr.lanterne.knowledge.ModelAnswer;
import fr.lanterne.knowledge.ModelAnswer.Given;
import fr.lanterne.knowledge.ModelAnswer.Missing;
import fr.lanterne.knowledge.ModelAnswer.Refused;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OpenAiEmbedderTests {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final List<String> TWO = List.of("question secrète", "passage");
    private static final String GOOD = """
        {"object":"list","model":"bge-m3","usage":{"prompt_tokens":9,"total_tokens":9},"data":[
         {"object":"embedding","index":0,"embedding":[0.25,-0.5,1e-3]},
         {"object":"embedding","index":1,"embedding":[1,0,0]}]}""";

    private static JsonModelServer server;

    @BeforeAll
    static void start() {
        server = new JsonModelServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private Embedder embedder(Duration timeout, Duration batchTimeout) {
        return embedder(server.url("/v1/"), timeout, batchTimeout);
    }

    private static Embedder embedder(String baseUrl, Duration timeout, Duration batchTimeout) {
        return new OpenAiEmbedder(new EmbeddingProperties(baseUrl, "bge-m3", "sk-secret", "query: ", "passage: ",
                timeout, batchTimeout, Duration.ofSeconds(30), 32, 100), Clock.systemUTC());
    }

    private ModelAnswer<List<float[]>> embed(List<String> texts, Purpose purpose) {
        return embedder(LONG, LONG).embed(texts, purpose).join();
    }

    private ModelAnswer<List<float[]>> answering(String body) {
        server.answers(body);
        return embed(TWO, Purpose.PASSAGE);
    }

    private static List<float[]> vectors(ModelAnswer<List<float[]>> answer) {
        return switch (answer) {
            case Given<List<float[]>>(List<float[]> vectors) -> vectors;
            case Refused<List<float[]>> refused -> throw new AssertionError(refused);
            case Missing<List<float[]>> missing -> throw new AssertionError(missing);
        };
    }

    private static void assertMissing(ModelAnswer<?> answer, String reason) {
        assertThat(answer).isInstanceOfSatisfying(Missing.class, missing -> assertThat(missing.reason().toString())
                .contains(reason).doesNotContain("sk-secret").doesNotContain("secrète"));
    }

    @Test
    void readsTheVectors() {
        assertThat(vectors(answering(GOOD))).containsExactly(new float[]{0.25f, -0.5f, 0.001f}, new float[]{1, 0, 0});
    }

    @Test
    void putsShuffledVectorsInOrder() {
        assertThat(vectors(answering("""
            {"data":[{"index":1,"embedding":[2,2]},{"index":0,"embedding":[1,1]}]}""")))
                .containsExactly(new float[]{1, 1}, new float[]{2, 2});
    }

    @Test
    void sendsModelPrefixAndKeyAndNoMoreThanTheModelTakes() {
        server.answers(GOOD);
        embed(List.of("a".repeat(99) + "😀", "b"), Purpose.PASSAGE);

        assertThat(server.requests()).singleElement().satisfies(request -> {
            assertThat(request.getUrl()).isEqualTo("/v1/embeddings");
            assertThat(request.getHeader("Authorization")).isEqualTo("Bearer sk-secret");
            assertThat(request.containsHeader("Upgrade")).isFalse();
            JsonNode body = JsonMapper.shared().readTree(request.getBody());
            assertThat(body.get("model").asString()).isEqualTo("bge-m3");
            assertThat(body.get("input").get(0).asString()).isEqualTo("passage: " + "a".repeat(99));
            assertThat(body.get("input").get(1).asString()).isEqualTo("passage: b");
        });
    }

    @Test
    void tellsTheModelThatItIsAQuestion() {
        server.answers("{\"data\":[{\"index\":0,\"embedding\":[1]}]}");
        embed(List.of("permis"), Purpose.QUESTION);

        assertThat(server.requests().getFirst().getBodyAsString()).contains("\"query: permis\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "<html>502</html>", "{\"data\":[{\"index\":0,",
            "{\"data\":null}", "{\"data\":{}}", "{\"data\":[null,null]}", "{\"data\":[]}",
            "{\"data\":[{\"index\":0,\"embedding\":[1]}]}",
            "{\"data\":[{\"index\":0,\"embedding\":[1]},{\"index\":0,\"embedding\":[1]}]}",
            "{\"data\":[{\"index\":0,\"embedding\":[1]},{\"index\":2,\"embedding\":[1]}]}",
            "{\"data\":[{\"index\":0,\"embedding\":[1]},{\"index\":-1,\"embedding\":[1]}]}",
            "{\"data\":[{\"index\":0,\"embedding\":[1]},{\"index\":1,\"embedding\":[1]},{\"index\":2,\"embedding\":[1]}]}",
            "{\"data\":[{\"index\":0,\"embedding\":[1]},{\"index\":1,\"embedding\":[1,2]}]}",
            "{\"data\":[{\"index\":0,\"embedding\":[1]},{\"index\":1,\"embedding\":[]}]}",
            "{\"data\":[{\"index\":0,\"embedding\":[]},{\"index\":1,\"embedding\":[]}]}",
            "{\"data\":[{\"index\":0,\"embedding\":[1]},{\"index\":1}]}",
            "{\"data\":[{\"index\":0,\"embedding\":[1]},{\"index\":1,\"embedding\":null}]}",
            "{\"data\":[{\"index\":0,\"embedding\":[1]},{\"index\":1,\"embedding\":[null]}]}",
            "{\"data\":[{\"index\":0,\"embedding\":[1]},{\"index\":1,\"embedding\":[NaN]}]}",
            "{\"data\":[{\"index\":0,\"embedding\":[1]},{\"index\":1,\"embedding\":[\"NaN\"]}]}",
            "{\"data\":[{\"index\":0,\"embedding\":[1]},{\"index\":1,\"embedding\":[1e99]}]}",
            "{\"data\":[{\"index\":0,\"embedding\":[1]},{\"index\":1,\"embedding\":[0]}]}",
            "{\"data\":[{\"index\":0,\"embedding\":[1]},{\"index\":1,\"embedding\":\"AAAA\"}]}"})
    void takesNoAnswerThatMakesNoSense(String body) {
        assertMissing(answering(body), "the answer");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413, 422})
    void saysWhenTheTextsAreRefused(int status) {
        server.fails(status);

        assertThat(embed(TWO, Purpose.PASSAGE)).isEqualTo(new Refused<>("status " + status));
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 301, 401, 403, 404, 429, 500, 502, 503})
    void saysWhenTheModelIsNotThere(int status) {
        server.fails(status);

        assertMissing(embed(TWO, Purpose.PASSAGE), "status " + status);
    }

    @Test
    void readsNoEndlessAnswer() {
        assertMissing(answering(" ".repeat((int) JsonEndpoint.MOST_BYTES) + GOOD), "no answer");
    }

    @Test
    void waitsForAQuestionNoLongerThanItSays() {
        server.waits(LONG, GOOD);
        assertMissing(embedder(SHORT, LONG).embed(TWO, Purpose.QUESTION).join(), "no answer within 200 ms");
    }

    @Test
    void waitsForTheEndOfAnAnswerNoLongerThanItSays() {
        server.dribbles(LONG, GOOD);
        assertMissing(embedder(SHORT, LONG).embed(TWO, Purpose.QUESTION).join(), "no answer within 200 ms");
        assertMissing(embedder(LONG, SHORT).embed(TWO, Purpose.PASSAGE).join(), "no answer within 200 ms");
    }

    @Test
    void saysWhenTheConnectionBreaks() {
        server.hangsUp();
        assertMissing(embed(TWO, Purpose.PASSAGE), "no answer");
    }

    @Test
    void saysWhenNobodyIsThere() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        assertMissing(embedder("http://localhost:" + port + "/v1", LONG, LONG).embed(TWO, Purpose.PASSAGE).join(),
                "no answer: ConnectException");
    }

    @Test
    void leavesAFailingModelAloneWithQuestionsButNotWithPassages() {
        server.fails(500);
        Embedder embedder = embedder(LONG, LONG);
        for (int i = 0; i < 5; i++) {
            embedder.embed(List.of("permis"), Purpose.QUESTION).join();
        }
        assertThat(server.requests()).hasSize(3);
        assertMissing(embedder.embed(List.of("permis"), Purpose.QUESTION).join(), "left alone");

        server.answers(GOOD);
        assertThat(embedder.embed(TWO, Purpose.PASSAGE).join()).isInstanceOf(Given.class);
    }

    @Test
    void countsNeitherRefusalsNorCancelledCallsAsFailures() {
        Embedder embedder = embedder(LONG, LONG);
        server.fails(400);
        for (int i = 0; i < 4; i++) {
            embedder.embed(List.of("permis"), Purpose.QUESTION).join();
        }
        server.waits(LONG, GOOD);
        for (int i = 0; i < 4; i++) {
            embedder.embed(List.of("permis"), Purpose.QUESTION).cancel(true);
        }
        server.answers("{\"data\":[{\"index\":0,\"embedding\":[1]}]}");
        assertThat(embedder.embed(List.of("permis"), Purpose.QUESTION).join()).isInstanceOf(Given.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void closesTheConnectionWhenNobodyWaits(boolean cancelled) throws IOException {
        try (ServerSocket socket = new ServerSocket(0); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Boolean> closed = CompletableFuture.supplyAsync(() -> listenUntilClosed(socket), threads);
            var call = embedder("http://localhost:" + socket.getLocalPort() + "/v1", cancelled ? LONG : SHORT, LONG)
                    .embed(List.of("permis"), Purpose.QUESTION);
            if (cancelled) {
                await().during(Duration.ofMillis(200)).until(() -> !call.isDone());
                call.cancel(true);
            }
            await().until(closed::isDone);
            assertThat(closed).isCompletedWithValue(true);
        }
    }

    private static boolean listenUntilClosed(ServerSocket server) {
        try (Socket socket = server.accept()) {
            while (socket.getInputStream().read() >= 0) {
                // The request, then nothing more until the other side closes.
            }
            return true;
        } catch (IOException e) {
            return true;
        }
    }
}
