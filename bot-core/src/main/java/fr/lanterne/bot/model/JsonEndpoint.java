package fr.lanterne.bot.model;

import fr.lanterne.knowledge.ModelAnswer;
import fr.lanterne.knowledge.ModelAnswer.Missing;
import fr.lanterne.knowledge.ModelAnswer.Refused;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/**
 * An address of a model server that takes JSON and gives JSON. One time limit holds for a whole call, one size limit for
 * what comes back. Nothing that was sent or received is told in a reason: a server may repeat a question or the key.
 */
public final class JsonEndpoint {

    /** As much as 128 vectors of 4,096 numbers take. */
    static final long MOST_BYTES = 16L << 20;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT).build();
    private final URI address;
    private final Optional<String> key;

    /** @param key sent as a bearer token; empty when the address asks for none, or holds it */
    public JsonEndpoint(URI address, Optional<String> key) {
        this.address = address;
        this.key = key;
    }

    /**
     * Sends a request. Never fails; cancelling stops the call.
     *
     * @param reading makes sense of the body, or throws: an {@link IllegalArgumentException} when its message holds nothing of it
     */
    public <T> CompletableFuture<ModelAnswer<T>> post(Object request, Duration limit, Function<byte[], T> reading) {
        var call = client.sendAsync(request(request), BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
        CompletableFuture<ModelAnswer<T>> answer = call
                .handle((response, error) -> error == null
                        ? read(response, reading)
                        : new Missing<T>("no answer: " + kindOf(error)))
                .completeOnTimeout(new Missing<>("no answer within " + limit.toMillis() + " ms"), limit.toMillis(),
                        TimeUnit.MILLISECONDS);
        var _ = answer.whenComplete((given, cancelled) -> call.cancel(true));
        return answer;
    }

    private HttpRequest request(Object body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Content-Type", "application/json")
                .header("Accept", "application/json").POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
        key.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        return request.build();
    }

    private static <T> ModelAnswer<T> read(HttpResponse<byte[]> response, Function<byte[], T> reading) {
        return switch (response.statusCode()) {
            case 200 -> {
                try {
                    yield new ModelAnswer.Given<>(reading.apply(response.body()));
                } catch (IllegalArgumentException e) {
                    yield new Missing<>("the answer makes no sense: " + e.getMessage());
                } catch (RuntimeException e) {
                    yield new Missing<>("the answer cannot be read");
                }
            }
            // What is sent is at fault: its form, its size, what it says.
            case 400, 413, 422 -> new Refused<>("status " + response.statusCode());
            default -> new Missing<>("status " + response.statusCode());
        };
    }

    private static String kindOf(Throwable error) {
        Throwable cause = error instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : error;
        return cause.getClass().getSimpleName();
    }
}
