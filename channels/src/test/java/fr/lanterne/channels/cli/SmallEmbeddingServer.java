package fr.lanterne.channels.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Embeds by whether a text holds some words. */
final class SmallEmbeddingServer implements AutoCloseable {

    private final HttpServer server;
    private final List<String> words;

    SmallEmbeddingServer(String... words) throws IOException {
        this.words = List.of(words);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/embeddings", this::answer);
        server.start();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort() + "/v1";
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            List<Object> data = new ArrayList<>();
            for (JsonNode text : JsonMapper.shared().readTree(exchange.getRequestBody()).get("input")) {
                data.add(Map.of("index", data.size(), "embedding", vector(text.asString())));
            }
            byte[] body = JsonMapper.shared().writeValueAsBytes(Map.of("data", data));
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private List<Double> vector(String text) {
        List<Double> vector = new ArrayList<>(List.of(0.1));
        words.forEach(word -> vector.add(text.contains(word) ? 1.0 : 0.0));
        return vector;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
