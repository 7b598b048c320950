package fr.lanterne.bot.model;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A model server on a socket of its own, that answers as OpenAI does. */
public final class ModelServer implements AutoCloseable {

    private static final String PATH = "/v1/chat/completions";

    private final WireMockServer server = new WireMockServer(wireMockConfig().dynamicPort());

    public ModelServer() {
        server.start();
    }

    /** The real client, with short time limits. */
    public ChatModel model() {
        return model(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(30));
    }

    ChatModel model(Duration firstToken, Duration idle, Duration total) {
        return new OpenAiChatModel(new ModelProperties(baseUrl(), "mistral-small", "sk-secret", firstToken, idle,
                total, 700, 0, Duration.ofSeconds(30)));
    }

    String baseUrl() {
        return server.baseUrl() + "/v1";
    }

    /** Says a text, a few characters an event. */
    public void says(String text) {
        answers(stream(text, "stop"));
    }

    /** Says a text and then breaks off, as when the server's own connection is cut. */
    public void breaksOffAfter(String text) {
        answers(events(text));
    }

    public void answers(String body) {
        respond(aResponse().withHeader("Content-Type", "text/event-stream").withBody(body));
    }

    void dribbles(String text, Duration duration) {
        respond(aResponse().withHeader("Content-Type", "text/event-stream").withBody(stream(text, "stop"))
                .withChunkedDribbleDelay(10, Math.toIntExact(duration.toMillis())));
    }

    void waits(Duration duration) {
        respond(aResponse().withHeader("Content-Type", "text/event-stream").withBody(stream("Bonjour", "stop"))
                .withFixedDelay(Math.toIntExact(duration.toMillis())));
    }

    public void fails(int status, String body) {
        respond(aResponse().withStatus(status).withHeader("Content-Type", "application/json").withBody(body));
    }

    void hangsUp() {
        respond(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    }

    public List<LoggedRequest> requests() {
        return server.getAllServeEvents().stream().map(event -> event.getRequest()).toList();
    }

    static String stream(String text, String finishReason) {
        return events(text) + event("{}", "\"" + finishReason + "\"") + "data: [DONE]\n\n";
    }

    private static String events(String text) {
        List<String> pieces = new ArrayList<>();
        for (int from = 0; from < text.length(); from += 7) {
            pieces.add(text.substring(from, Math.min(text.length(), from + 7)));
        }
        return event("{\"role\":\"assistant\",\"content\":\"\"}", "null") + pieces.stream()
                .map(piece -> event("{\"content\":\"" + escaped(piece) + "\"}", "null"))
                .collect(Collectors.joining());
    }

    private static String event(String delta, String finishReason) {
        return "data: {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1760000000,"
                + "\"model\":\"mistral-small\",\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":"
                + finishReason + "}]}\n\n";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    private void respond(ResponseDefinitionBuilder response) {
        server.resetAll();
        server.stubFor(post(PATH).willReturn(response));
    }

    @Override
    public void close() {
        server.stop();
    }
}
