package fr.lanterne.channels.telegram;

import fr.lanterne.channels.telegram.BotApiFault.Kind;
import java.io.IOException;
import java.io.Serializable;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.web.reactive.function.client.WebClient;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.TelegramUrl;
import org.telegram.telegrambots.meta.api.methods.GetFile;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.api.methods.send.SendDocument;
import org.telegram.telegrambots.meta.api.methods.updates.SetWebhook;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;
import reactor.core.publisher.Mono;

/** Telegram's Bot API: every refusal becomes a {@link BotApiFault} that says what to make of it. */
class BotApi implements AutoCloseable {

    private static final int MOST_REQUESTS = 128;

    private final OkHttpClient http;
    private final OkHttpTelegramClient requests;
    private final OkHttpTelegramClient polls;
    private final WebClient files;
    private final String token;

    BotApi(TelegramProperties properties, int largestFile) {
        Dispatcher dispatcher = new Dispatcher();
        dispatcher.setMaxRequests(MOST_REQUESTS);
        dispatcher.setMaxRequestsPerHost(MOST_REQUESTS);
        Duration patience = properties.timeout();
        // A request that the client repeats by itself may arrive twice.
        this.http = new OkHttpClient.Builder().dispatcher(dispatcher).retryOnConnectionFailure(false)
                .connectionPool(new ConnectionPool(MOST_REQUESTS, 1, TimeUnit.MINUTES)).connectTimeout(patience)
                .writeTimeout(patience).readTimeout(patience).build();
        this.token = properties.token();
        TelegramUrl address = TelegramUrl.builder().schema(properties.apiUrl().getScheme())
                .host(properties.apiUrl().getHost()).port(port(properties)).testServer(false).build();
        this.requests = new OkHttpTelegramClient(http, token, address);
        this.polls = new OkHttpTelegramClient(
                http.newBuilder().readTimeout(properties.pollTimeout().plus(patience)).build(), token, address);
        this.files = WebClient.builder().baseUrl(properties.apiUrl().toString())
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(largestFile)).build();
    }

    private static int port(TelegramProperties properties) {
        int port = properties.apiUrl().getPort();
        return port > 0 ? port : "http".equals(properties.apiUrl().getScheme()) ? 80 : 443;
    }

    <T extends Serializable> Mono<T> call(BotApiMethod<T> method) {
        return answer(() -> requests.executeAsync(method));
    }

    Mono<Boolean> call(SetWebhook method) {
        return answer(() -> requests.executeAsync(method));
    }

    Mono<Void> call(SendDocument method) {
        return answer(() -> requests.executeAsync(method)).then();
    }

    /** The updates from that one on; waits for one as long as the settings say. */
    Mono<List<String>> updates(RawUpdates wanted) {
        return answer(() -> polls.executeAsync(wanted)).map(List::copyOf);
    }

    /** The content of a file that a citizen sent. */
    Mono<byte[]> file(String id, Duration patience) {
        return call(new GetFile(id))
                .flatMap(file -> files.get().uri("/file/bot{token}/" + path(file.getFilePath()), token).retrieve()
                        .bodyToMono(byte[].class).timeout(patience))
                .onErrorMap(fault -> !(fault instanceof BotApiFault), BotApi::fileFault);
    }

    /** Telegram names the file; the name becomes no other address. */
    private static String path(String named) {
        if (named == null || !named.matches("[A-Za-z0-9_./-]{1,300}") || named.contains("..")) {
            throw new BotApiFault(Kind.REFUSED, "the file has no usable path", null);
        }
        return named;
    }

    private static BotApiFault fileFault(Throwable fault) {
        boolean tooLarge = fault instanceof DataBufferLimitException
                || fault.getCause() instanceof DataBufferLimitException;
        // The fault's own words may hold the address.
        return new BotApiFault(tooLarge ? Kind.REFUSED : Kind.FAILED,
                "a file could not be fetched: " + fault.getClass().getSimpleName(), null);
    }

    private static <T> Mono<T> answer(Request<T> request) {
        return Mono.defer(() -> {
            try {
                return Mono.fromFuture(request.begin());
            } catch (TelegramApiException invalid) {
                return Mono.error(new BotApiFault(Kind.REFUSED, "the request is not valid", null));
            }
        }).onErrorMap(fault -> !(fault instanceof BotApiFault), BotApi::fault);
    }

    private static BotApiFault fault(Throwable thrown) {
        Throwable fault = thrown instanceof CompletionException && thrown.getCause() != null
                ? thrown.getCause()
                : thrown;
        return switch (fault) {
            case TelegramApiRequestException refused when refused.getErrorCode() != null
                    && refused.getErrorCode() > 0 ->
                refused(refused, refused.getErrorCode());
            case TelegramApiException _ -> new BotApiFault(Kind.FAILED, "the answer is none of the Bot API", null);
            case ConnectException _,UnknownHostException _,NoRouteToHostException _,SSLException _ ->
                new BotApiFault(Kind.FAILED, "no connection: " + fault.getClass().getSimpleName(), null);
            case SocketTimeoutException late when isConnecting(late) ->
                new BotApiFault(Kind.FAILED, "no connection in time", null);
            case IOException _ ->
                new BotApiFault(Kind.UNCERTAIN, "no answer: " + fault.getClass().getSimpleName(), null);
            default -> new BotApiFault(Kind.FAILED, fault.getClass().getSimpleName(), null);
        };
    }

    private static boolean isConnecting(SocketTimeoutException late) {
        String message = late.getMessage() == null ? "" : late.getMessage().toLowerCase(Locale.ROOT);
        return message.contains("connect");
    }

    private static BotApiFault refused(TelegramApiRequestException refused, int code) {
        String description = code + " " + refused.getApiResponse();
        return switch (code) {
            case 401, 404 -> new BotApiFault(Kind.WRONG_TOKEN, description, null);
            case 403 -> new BotApiFault(Kind.FORBIDDEN, description, null);
            case 409 -> new BotApiFault(Kind.CONFLICT, description, null);
            case 429 -> new BotApiFault(Kind.TOO_MANY, description,
                    refused.getParameters() == null || refused.getParameters().getRetryAfter() == null
                            ? null
                            : Duration.ofSeconds(refused.getParameters().getRetryAfter()));
            case 400 -> new BotApiFault(Kind.REFUSED, description, null);
            default -> new BotApiFault(code >= 500 ? Kind.FAILED : Kind.REFUSED, description, null);
        };
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    /** Begins a request. */
    @FunctionalInterface
    private interface Request<T> {
        CompletableFuture<T> begin() throws TelegramApiException;
    }
}
