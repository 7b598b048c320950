package fr.lanterne.bot.model;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.time.Duration;
import java.util.List;

/** A server of embeddings and reranking on a socket of its own. */
final class JsonModelServer implements AutoCloseable {

    private final WireMockServer server = new WireMockServer(wireMockConfig().dynamicPort());

    JsonModelServer() {
        server.start();
    }

    String url(String path) {
        return server.baseUrl() + path;
    }

    void answers(String body) {
        respond(json(body));
    }

    void fails(int status) {
        respond(json("{\"error\":{\"message\":\"écho: sk-secret, question secrète\"}}").withStatus(status));
    }

    /** The first byte of the answer comes late. */
    void waits(Duration duration, String body) {
        respond(json(body).withFixedDelay(Math.toIntExact(duration.toMillis())));
    }

    /** The answer comes in time, its end does not. */
    void dribbles(Duration duration, String body) {
        respond(json(body).withChunkedDribbleDelay(10, Math.toIntExact(duration.toMillis())));
    }

    void hangsUp() {
        respond(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    }

    List<LoggedRequest> requests() {
        return server.getAllServeEvents().stream().map(event -> event.getRequest()).toList();
    }

    private static ResponseDefinitionBuilder json(String body) {
        return aResponse().withHeader("Content-Type", "application/json").withBody(body);
    }

    private void respond(ResponseDefinitionBuilder response) {
        server.resetAll();
        server.stubFor(post(anyUrl()).willReturn(response));
    }

    @Override
    public void close() {
        server.stop();
    }
}
