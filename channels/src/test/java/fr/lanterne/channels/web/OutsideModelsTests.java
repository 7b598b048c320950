package fr.lanterne.channels.web;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import fr.lanterne.channels.LanterneApplication;
import fr.lanterne.channels.web.TestService.Conversation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service with a server of embeddings and reranking beside it. */
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, classes = LanterneApplication.class)
class OutsideModelsTests {

    private static final WireMockServer MODELS = new WireMockServer(
            wireMockConfig().dynamicPort().extensions(new Vectors()));

    @LocalServerPort
    int port;

    /** Answers with as many vectors or scores as it was sent texts. */
    static final class Vectors implements ResponseDefinitionTransformerV2 {

        @Override
        public ResponseDefinition transform(ServeEvent event) {
            JsonNode request = JsonMapper.shared().readTree(event.getRequest().getBody());
            List<Object> items = new ArrayList<>();
            for (JsonNode text : request.has("input") ? request.get("input") : request.get("documents")) {
                items.add(Map.of("index", items.size(), "embedding", List.of(1, text.asString().length()),
                        "relevance_score", 1.0 / (1 + items.size())));
            }
            return ResponseDefinitionBuilder.like(event.getResponseDefinition())
                    .withBody(JsonMapper.shared()
                            .writeValueAsString(Map.of(request.has("input") ? "data" : "results", items)))
                    .build();
        }

        @Override
        public String getName() {
            return "vectors";
        }

        @Override
        public boolean applyGlobally() {
            return true;
        }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        MODELS.start();
        answering(Duration.ZERO);
        registry.add("lanterne.data-dir", TestService::freshDataDir);
        registry.add("lanterne.embeddings.base-url", () -> MODELS.baseUrl() + "/v1");
        registry.add("lanterne.embeddings.model", () -> "bge-m3");
        registry.add("lanterne.embeddings.api-key", () -> "sk-secret");
        registry.add("lanterne.rerank.url", () -> MODELS.baseUrl() + "/v1/rerank");
        registry.add("lanterne.rerank.api-key", () -> "sk-secret");
    }

    @AfterAll
    static void stop() {
        MODELS.stop();
    }

    private static void answering(Duration delay) {
        for (String path : List.of("/v1/embeddings", "/v1/rerank")) {
            MODELS.stubFor(post(urlEqualTo(path)).willReturn(aResponse()
                    .withHeader("Content-Type", "application/json").withFixedDelay(Math.toIntExact(delay.toMillis()))));
        }
    }

    @Test
    void embedsInTheBackgroundAsksWithoutPersonalDataAndAnswersWhenTheModelsAreSlow(CapturedOutput log) {
        TestService service = new TestService(port);
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            JsonNode state = service.http().get().uri("/actuator/info").exchange().expectStatus().isOk()
                    .expectBody(JsonNode.class).returnResult().getResponseBody().get("embeddings");
            assertThat(state.get("passages").asInt()).isPositive();
            assertThat(state.get("embedded")).isEqualTo(state.get("passages"));
            assertThat(state.get("trouble").asString()).isEmpty();
        });

        Conversation conversation = service.open();
        conversation
                .ask("Bonjour, je suis jeanne.dupont@exemple.fr, 06 12 34 56 78, carte 4111 1111 1111 1111, comment "
                        + "renouveler mon permis de conduire ?");

        assertThat(conversation.answer().get("outcome").asString()).isEqualTo("ANSWERED");
        assertThat(asked("/v1/embeddings")).anyMatch(body -> body.contains("renouveler mon permis"));
        assertThat(asked("/v1/rerank")).anyMatch(body -> body.contains("renouveler mon permis"));
        assertThat(asked("/v1/embeddings")).noneMatch(OutsideModelsTests::holdsPersonalData);
        assertThat(asked("/v1/rerank")).noneMatch(OutsideModelsTests::holdsPersonalData);

        answering(Duration.ofSeconds(30));
        conversation.ask("comment renouveler mon passeport ?");
        assertThat(conversation.answers(2).getLast().get("outcome").asString()).isIn("ANSWERED", "CLARIFIED");
        assertThat(log).contains("The search goes on without the embeddings").doesNotContain("sk-secret");
    }

    private static boolean holdsPersonalData(String body) {
        return List.of("jeanne", "dupont", "06 12", "34 56 78", "4111").stream().anyMatch(body::contains);
    }

    private static List<String> asked(String path) {
        return MODELS.getAllServeEvents().stream().map(ServeEvent::getRequest)
                .filter(request -> request.getUrl().equals(path)).map(request -> request.getBodyAsString()).toList();
    }
}
