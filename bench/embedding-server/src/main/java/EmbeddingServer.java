import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.e5smallv2q.E5SmallV2QuantizedEmbeddingModel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/**
 * Two small models behind POST /v1/embeddings, each text embedded once while it runs, and behind POST /v1/rerank, where a
 * passage's score is its cosine: shaped as a reranker, worth no more than the embeddings.
 */
final class EmbeddingServer {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, EmbeddingModel> models = Map.of("all-minilm-l6-v2",
            new AllMiniLmL6V2QuantizedEmbeddingModel(), "e5-small-v2", new E5SmallV2QuantizedEmbeddingModel());
    private final Map<String, float[]> known = new ConcurrentHashMap<>();

    public static void main(String[] arguments) throws IOException {
        EmbeddingServer models = new EmbeddingServer();
        int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8099;
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        server.createContext("/v1/embeddings", exchange -> models.answer(exchange, models::embeddings));
        server.createContext("/v1/rerank", exchange -> models.answer(exchange, models::scores));
        server.setExecutor(Executors.newFixedThreadPool(2));
        server.start();
        System.out.println("http://localhost:" + port + "/v1 with " + models.models.keySet());
    }

    private interface Work {
        Object of(JsonNode request);
    }

    private void answer(HttpExchange exchange, Work work) throws IOException {
        try (exchange) {
            byte[] body = JSON.writeValueAsBytes(work.of(JSON.readTree(exchange.getRequestBody())));
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Object embeddings(JsonNode request) {
        List<Object> data = new ArrayList<>();
        for (JsonNode text : request.get("input")) {
            data.add(Map.of("object", "embedding", "index", data.size(), "embedding",
                    vector(request.get("model").asText(), text.asText())));
        }
        return Map.of("object", "list", "model", request.get("model").asText(), "data", data);
    }

    private Object scores(JsonNode request) {
        String model = request.get("model").asText();
        float[] question = vector(model, request.get("query").asText());
        List<Object> results = new ArrayList<>();
        for (JsonNode passage : request.get("documents")) {
            results.add(Map.of("index", results.size(), "relevance_score",
                    cosine(question, vector(model, passage.asText()))));
        }
        return Map.of("results", results);
    }

    private float[] vector(String model, String text) {
        return known.computeIfAbsent(model + "\n" + text,
                any -> models.get(model).embed(TextSegment.from(text)).content().vector());
    }

    private static double cosine(float[] one, float[] other) {
        double dot = 0;
        double ones = 0;
        double others = 0;
        for (int i = 0; i < one.length; i++) {
            dot += one[i] * other[i];
            ones += one[i] * one[i];
            others += other[i] * other[i];
        }
        return dot / Math.sqrt(ones * others);
    }
}
