package fr.lanterne.bot.model;

import fr.lanterne.knowledge.ModelAnswer;
import fr.lanterne.knowledge.Reranker;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reranks by a {@code POST} as Cohere, Jina, vLLM, text-embeddings-inference and Albert have it. What it is sent goes by
 * the shape that is set; of the answers each of theirs is understood.
 */
final class HttpReranker implements Reranker {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final RerankProperties properties;
    private final JsonEndpoint endpoint;
    private final ModelBreaker breaker;

    HttpReranker(RerankProperties properties, Clock clock) {
        this.properties = properties;
        this.endpoint = new JsonEndpoint(URI.create(properties.url()), properties.key());
        this.breaker = ModelBreaker.of("reranker", properties.pause(), clock);
    }

    private record Scored(int index, double score) {}

    @Override
    public CompletableFuture<ModelAnswer<List<Double>>> scores(String question, List<String> passages) {
        return breaker.around(() -> endpoint.post(request(question, passages), properties.timeout(),
                body -> scores(body, passages.size())));
    }

    private Map<String, Object> request(String question, List<String> passages) {
        Map<String, Object> request = new LinkedHashMap<>();
        if (!properties.model().isEmpty()) {
            request.put("model", properties.model());
        }
        request.put(properties.shape().question(), question);
        request.put(properties.shape().passages(), passages.stream()
                .map(passage -> Shortened.to(properties.maxCharacters(), passage)).toList());
        return request;
    }

    private static List<Double> scores(byte[] body, int wanted) {
        JsonNode answer = JSON.readTree(body);
        JsonNode items = answer.isArray() ? answer : answer.path(answer.has("results") ? "results" : "data");
        return InOrder.of(items.valueStream().map(HttpReranker::scored).toList(), Scored::index, wanted).stream()
                .map(Scored::score).toList();
    }

    private static Scored scored(JsonNode item) {
        JsonNode index = item.path("index");
        JsonNode score = item.path(item.has("relevance_score") ? "relevance_score" : "score");
        if (!index.isInt() || !score.isNumber() || !Double.isFinite(score.doubleValue())) {
            throw new IllegalArgumentException("an item has no index or no score");
        }
        return new Scored(index.intValue(), score.doubleValue());
    }
}
