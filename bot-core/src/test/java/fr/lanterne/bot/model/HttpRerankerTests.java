package fr.lanterne.bot.model;

import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.bot.model.RerankProperties.Shape;
import fr.lanterne.knowledge.ModelAnswer;
import fr.lanterne.knowledge.ModelAnswer.Given;
import fr.lanterne.knowledge.ModelAnswer.Missing;
import fr.lanterne.knowledge.ModelAnswer.Refused;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HttpRerankerTests {

    private static final Duration LONG = Duration.ofSeconds(20);

    private static JsonModelServer server;

    @BeforeAll
    static void start() {
        server = new JsonModelServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private HttpReranker reranker(String model, Shape shape, Duration timeout) {
        return new HttpReranker(new RerankProperties(server.url("/v1/rerank"), model, "sk-secret", shape, timeout,
                Duration.ofSeconds(30), 100), Clock.systemUTC());
    }

    private ModelAnswer<List<Double>> scores() {
        return reranker("bge-reranker-v2-m3", Shape.DOCUMENTS, LONG)
                .scores("question secrète", List.of("un", "deux")).join();
    }

    private ModelAnswer<List<Double>> answering(String body) {
        server.answers(body);
        return scores();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            // Jina
            """
                {"model":"jina-reranker-v2-base-multilingual","usage":{"total_tokens":38},"results":[
                 {"index":1,"relevance_score":0.9,"document":{"text":"deux"}},
                 {"index":0,"relevance_score":-1.5,"document":{"text":"un"}}]}""",
            // Cohere
            """
                {"id":"07734bd2","results":[{"index":1,"relevance_score":0.9},{"index":0,"relevance_score":-1.5}],
                 "meta":{"api_version":{"version":"2"},"billed_units":{"search_units":1}}}""",
            // vLLM
            """
                {"id":"rerank-1","model":"BAAI/bge-reranker-v2-m3","usage":{"total_tokens":56},"results":[
                 {"index":1,"document":{"text":"deux","multi_modal":null},"relevance_score":0.9},
                 {"index":0,"document":{"text":"un","multi_modal":null},"relevance_score":-1.5}]}""",
            // text-embeddings-inference
            """
                [{"index":1,"score":0.9},{"index":0,"score":-1.5}]""",
            // Albert, older
            """
                {"object":"list","data":[{"score":0.9,"index":1},{"score":-1.5,"index":0}]}""",
            // Albert
            """
                {"id":"rerank-x","model":"openweight-rerank","results":[{"relevance_score":-1.5,"index":0},
                 {"relevance_score":0.9,"index":1}],"usage":{"prompt_tokens":12,"cost":0.0}}"""})
    void understandsTheAnswersOfTheServersThatThereAre(String body) {
        assertThat(answering(body)).isEqualTo(new Given<>(List.of(-1.5, 0.9)));
    }

    @ParameterizedTest
    @EnumSource
    void asksInTheShapeThatIsSet(Shape shape) {
        server.answers("[]");
        reranker("", shape, LONG).scores("permis", List.of("un", "d".repeat(200))).join();

        assertThat(server.requests()).singleElement().satisfies(request -> {
            assertThat(request.getUrl()).isEqualTo("/v1/rerank");
            assertThat(request.getHeader("Authorization")).isEqualTo("Bearer sk-secret");
            JsonNode body = JsonMapper.shared().readTree(request.getBody());
            assertThat(body.propertyNames()).containsExactlyInAnyOrder(shape == Shape.INPUT ? "prompt" : "query",
                    switch (shape) {
                        case DOCUMENTS -> "documents";
                        case TEXTS -> "texts";
                        case INPUT -> "input";
                    });
            assertThat(body.get(shape.question()).asString()).isEqualTo("permis");
            assertThat(body.get(shape.passages()).get(1).asString()).isEqualTo("d".repeat(100));
        });
    }

    @Test
    void namesTheModelWhenOneIsSet() {
        server.answers("[]");
        scores();

        assertThat(server.requests().getFirst().getBodyAsString()).contains("\"model\":\"bge-reranker-v2-m3\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "3", "[]", "{}", "{\"results\":3}", "<html></html>", "[{\"index\":0,\"score\"",
            "[{\"index\":0,\"score\":1}]", "[{\"index\":0,\"score\":1},{\"index\":0,\"score\":1}]",
            "[{\"index\":0,\"score\":1},{\"index\":2,\"score\":1}]",
            "[{\"index\":0,\"score\":1},{\"index\":-1,\"score\":1}]",
            "[{\"index\":0,\"score\":1},{\"index\":1.5,\"score\":1}]",
            "[{\"index\":0,\"score\":1},{\"index\":99999999999,\"score\":1}]",
            "[{\"index\":0,\"score\":1},{\"score\":1}]", "[{\"index\":0,\"score\":1},{\"index\":1}]",
            "[{\"index\":0,\"score\":1},{\"index\":1,\"score\":null}]",
            "[{\"index\":0,\"score\":1},{\"index\":1,\"score\":\"NaN\"}]",
            "[{\"index\":0,\"score\":1},{\"index\":1,\"score\":NaN}]",
            "[{\"index\":0,\"score\":1},{\"index\":1,\"score\":1e999}]",
            "[{\"index\":0,\"score\":1},{\"index\":1,\"score\":1},{\"index\":2,\"score\":1}]", "[1,2]"})
    void takesNoAnswerThatMakesNoSense(String body) {
        assertThat(answering(body)).isInstanceOfSatisfying(Missing.class,
                missing -> assertThat(missing.reason().toString()).contains("the answer"));
    }

    @Test
    void saysWhenTheModelIsNotThereOrRefuses() {
        server.fails(503);
        assertThat(scores()).isEqualTo(new Missing<>("status 503"));
        server.fails(422);
        assertThat(scores()).isEqualTo(new Refused<>("status 422"));
        server.waits(LONG, "[]");
        assertThat(reranker("", Shape.TEXTS, Duration.ofMillis(100)).scores("q", List.of("un", "deux")).join())
                .isEqualTo(new Missing<>("no answer within 100 ms"));
    }

    @Test
    void leavesAFailingModelAlone() {
        server.fails(500);
        HttpReranker reranker = reranker("", Shape.DOCUMENTS, LONG);
        for (int i = 0; i < 5; i++) {
            reranker.scores("permis", List.of("un", "deux")).join();
        }
        assertThat(server.requests()).hasSize(3);
    }
}
