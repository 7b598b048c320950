package fr.lanterne.channels.telegram;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Where Telegram brings updates. Only who knows the secret is listened to; an update is acknowledged once it is kept. What can
 * never be kept is acknowledged too, or Telegram would bring it for ever.
 */
class Webhook implements HandlerFunction<ServerResponse> {

    static final String PATH = "/telegram/webhook";

    private static final String SECRET = "X-Telegram-Bot-Api-Secret-Token";
    private static final int LARGEST = 1024 * 1024;

    private final Intake intake;
    private final byte[] secret;

    Webhook(Intake intake, TelegramProperties properties) {
        this.intake = intake;
        this.secret = properties.webhookSecret().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Mono<ServerResponse> handle(ServerRequest request) {
        Flux<DataBuffer> body = request.body(BodyExtractors.toDataBuffers());
        if (!isTheSecret(request.headers().firstHeader(SECRET))) {
            return body.doOnNext(DataBufferUtils::release).then(answer(HttpStatus.UNAUTHORIZED));
        }
        return DataBufferUtils.join(body, LARGEST).map(Webhook::text).flatMap(update -> intake.take(List.of(update)))
                .onErrorResume(DataBufferLimitException.class, tooLarge -> Mono.empty())
                .then(answer(HttpStatus.OK))
                // A database that is down: Telegram brings it again.
                .onErrorResume(fault -> answer(HttpStatus.SERVICE_UNAVAILABLE));
    }

    private boolean isTheSecret(@Nullable String given) {
        return given != null && MessageDigest.isEqual(secret, given.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(DataBuffer body) {
        String text = body.toString(StandardCharsets.UTF_8);
        DataBufferUtils.release(body);
        return text;
    }

    private static Mono<ServerResponse> answer(HttpStatus status) {
        return ServerResponse.status(status).build();
    }
}
