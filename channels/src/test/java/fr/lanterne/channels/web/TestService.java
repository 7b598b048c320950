package fr.lanterne.channels.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.UUID;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.client.WebClient;

import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A citizen's side of the HTTP API, for tests against the real service. */
public final class TestService {

    /** A busy disk may keep a durable commit waiting for seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final WebTestClient http;
    private final WebClient stream;

    public TestService(int port) {
        String address = "http://localhost:" + port;
        http = WebTestClient.bindToServer().baseUrl(address).responseTimeout(PATIENCE).build();
        stream = WebClient.create(address);
    }

    /** A new folder for the database and the index. */
    public static String freshDataDir() {
        try {
            return Files.createTempDirectory("lanterne-data").toString();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    public WebTestClient http() {
        return http;
    }

    public Conversation open() {
        JsonNode opened = http.post().uri("/api/conversations").exchange().expectStatus().isCreated()
                .expectBody(JsonNode.class).returnResult().getResponseBody();
        return new Conversation(UUID.fromString(opened.get("conversationId").asString()),
                opened.get("token").asString());
    }

    /** An open conversation. */
    public final class Conversation {

        private final UUID id;
        private final String token;

        Conversation(UUID id, String token) {
            this.id = id;
            this.token = token;
        }

        public UUID id() {
            return id;
        }

        public String token() {
            return token;
        }

        public String path(String below) {
            return "/api/conversations/" + id + below;
        }

        public WebTestClient.ResponseSpec send(String text, String key) {
            return http.post().uri(path("/messages")).header("Authorization", "Bearer " + token)
                    .header("Idempotency-Key", key).contentType(MediaType.APPLICATION_JSON)
                    .bodyValue(JsonMapper.shared().writeValueAsString(java.util.Map.of("text", text))).exchange();
        }

        public void ask(String text) {
            send(text, UUID.randomUUID().toString()).expectStatus().isAccepted();
        }

        /** The event stream, after that event or from the beginning. */
        public Flux<ServerSentEvent<JsonNode>> events(String lastEventId) {
            return stream.get().uri(path("/events")).headers(headers -> {
                headers.setBearerAuth(token);
                if (!lastEventId.isEmpty()) {
                    headers.set("Last-Event-ID", lastEventId);
                }
            }).retrieve().bodyToFlux(new ParameterizedTypeReference<ServerSentEvent<JsonNode>>() {
            });
        }

        /** Waits for the answers of the bot on the event stream. */
        public java.util.List<JsonNode> answers(int count) {
            return events("").filter(event -> "message".equals(event.event())).map(ServerSentEvent::data)
                    .filter(message -> message.get("author").asString().equals("bot")).take(count).collectList()
                    .block(PATIENCE);
        }

        public JsonNode answer() {
            return answers(1).getFirst();
        }
    }
}
