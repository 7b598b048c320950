package fr.lanterne.bot.model;

import fr.lanterne.knowledge.Embedder;
import fr.lanterne.knowledge.ModelAnswer;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Embeds by {@code POST /v1/embeddings} as OpenAI has it, which most model servers understand. Questions leave a failing
 * model alone for a while; whoever fills the index has a pace of its own.
 */
final class OpenAiEmbedder implements Embedder {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final EmbeddingProperties properties;
    private final JsonEndpoint endpoint;
    private final ModelBreaker breaker;

    OpenAiEmbedder(EmbeddingProperties properties, Clock clock) {
        this.properties = properties;
        this.endpoint = new JsonEndpoint(properties.address(), properties.key());
        this.breaker = ModelBreaker.of("embeddings", properties.pause(), clock);
    }

    private record Request(String model, List<String> input) {}

    private record Response(List<Item> data) {}

    private record Item(int index, float @Nullable [] embedding) {

        float[] vector() {
            if (embedding == null || embedding.length == 0) {
                throw new IllegalArgumentException("a vector is missing");
            }
            return embedding;
        }
    }

    @Override
    public String name() {
        return String.join("\n", properties.model(), properties.questionPrefix(), properties.passagePrefix(),
                String.valueOf(properties.maxCharacters()));
    }

    @Override
    public int batchSize() {
        return properties.batchSize();
    }

    @Override
    public CompletableFuture<ModelAnswer<List<float[]>>> embed(List<String> texts, Purpose purpose) {
        return switch (purpose) {
            case QUESTION -> breaker.around(() -> endpoint.post(request(texts, properties.questionPrefix()),
                    properties.timeout(), body -> vectors(body, texts.size())));
            case PASSAGE -> endpoint.post(request(texts, properties.passagePrefix()), properties.batchTimeout(),
                    body -> vectors(body, texts.size()));
        };
    }

    private Request request(List<String> texts, String prefix) {
        return new Request(properties.model(), texts.stream()
                .map(text -> prefix + Shortened.to(properties.maxCharacters(), text)).toList());
    }

    private static List<float[]> vectors(byte[] body, int wanted) {
        @Nullable
        Response response = JSON.readValue(body, Response.class);
        if (response == null || response.data() == null) {
            throw new IllegalArgumentException("it holds no data");
        }
        List<float[]> vectors = InOrder.of(response.data(), Item::index, wanted).stream()
                .map(Item::vector).toList();
        int dimension = vectors.getFirst().length;
        if (vectors.stream().anyMatch(vector -> vector.length != dimension)) {
            throw new IllegalArgumentException("its vectors differ in dimension");
        }
        if (!vectors.stream().allMatch(OpenAiEmbedder::pointsSomewhere)) {
            throw new IllegalArgumentException("a vector has no direction");
        }
        return vectors;
    }

    private static boolean pointsSomewhere(float[] vector) {
        boolean somewhere = false;
        for (float each : vector) {
            if (!Float.isFinite(each)) {
                return false;
            }
            somewhere |= each != 0;
        }
        return somewhere;
    }
}
