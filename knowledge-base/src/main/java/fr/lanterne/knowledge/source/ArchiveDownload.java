package fr.lanterne.knowledge.source;

import fr.lanterne.knowledge.Importer;
import fr.lanterne.knowledge.catalog.ImportRecord;
import io.netty.channel.ChannelOption;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.timeout.ReadTimeoutException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.util.unit.DataSize;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.PrematureCloseException;

/** Downloads a file within limits of size and time, unless it has not changed since the last import. */
final class ArchiveDownload {

    private final WebClient client;
    private final SourceProperties limits;

    /** What a download came to. */
    sealed interface Outcome {

        /**
         * The file is there.
         *
         * @param etag the server's validator, if it gave one
         * @param lastModified the header as the server wrote it, if it did
         * @param fileDate the same as an instant, if it is one
         */
        record Downloaded(@Nullable String etag, @Nullable String lastModified,
                Optional<Instant> fileDate) implements Outcome {}

        /** The server says that nothing changed. */
        record Unchanged() implements Outcome {}

        /**
         * There is no file.
         *
         * @param reason one sentence about the address, "it"
         */
        record Failed(String reason) implements Outcome {}
    }

    ArchiveDownload(SourceProperties limits) {
        this.limits = limits;
        HttpClient http = HttpClient.create().followRedirect(true).responseTimeout(limits.readTimeout())
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(limits.connectTimeout().toMillis()))
                .proxyWithSystemProperties();
        client = WebClient.builder().clientConnector(new ReactorClientHttpConnector(http)).build();
    }

    Mono<Outcome> fetch(URI address, Optional<ImportRecord> last, Path into, Importer.Progress progress) {
        return client.get().uri(address).headers(headers -> last.ifPresent(known -> onlyIfChanged(headers, known)))
                .exchangeToMono(response -> answered(response, into, progress)).timeout(limits.downloadTimeout())
                .onErrorResume(failure -> Mono.just(new Outcome.Failed(reason(failure))));
    }

    private static void onlyIfChanged(HttpHeaders headers, ImportRecord known) {
        if (known.etag() != null) {
            headers.setIfNoneMatch(known.etag());
        }
        if (known.lastModified() != null) {
            headers.set(HttpHeaders.IF_MODIFIED_SINCE, known.lastModified());
        }
    }

    private Mono<Outcome> answered(ClientResponse response, Path into, Importer.Progress progress) {
        int status = response.statusCode().value();
        if (status == HttpStatus.NOT_MODIFIED.value()) {
            return response.releaseBody().thenReturn(new Outcome.Unchanged());
        }
        if (status != HttpStatus.OK.value()) {
            return response.releaseBody().thenReturn(new Outcome.Failed("the server answered " + named(status)));
        }
        HttpHeaders headers = response.headers().asHttpHeaders();
        if (headers.getContentLength() > limits.maxSize().toBytes()) {
            return response.releaseBody().thenReturn(new Outcome.Failed(tooLarge()));
        }
        return save(response, into, progress).thenReturn(new Outcome.Downloaded(headers.getETag(),
                headers.getFirst(HttpHeaders.LAST_MODIFIED), date(headers)));
    }

    private Mono<Void> save(ClientResponse response, Path into, Importer.Progress progress) {
        long total = Math.max(0, response.headers().asHttpHeaders().getContentLength());
        AtomicLong received = new AtomicLong();
        Flux<DataBuffer> body = response.bodyToFlux(DataBuffer.class).timeout(limits.readTimeout())
                .handle((buffer, sink) -> {
                    long soFar = received.addAndGet(buffer.readableByteCount());
                    if (soFar > limits.maxSize().toBytes()) {
                        DataBufferUtils.release(buffer);
                        sink.error(new TooLargeException());
                    } else {
                        progress.at("download", soFar, total);
                        sink.next(buffer);
                    }
                });
        return DataBufferUtils.write(body, into);
    }

    private static Optional<Instant> date(HttpHeaders headers) {
        try {
            long millis = headers.getLastModified();
            return millis < 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
        } catch (IllegalArgumentException notADate) {
            return Optional.empty();
        }
    }

    private static String named(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        return known == null ? String.valueOf(status) : status + " " + known.getReasonPhrase();
    }

    private String tooLarge() {
        DataSize most = limits.maxSize();
        return "it is larger than " + (most.toMegabytes() > 0 ? most.toMegabytes() + " MB" : most.toBytes() + " bytes");
    }

    private String reason(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).map(this::known).filter(Objects::nonNull)
                .findFirst().orElseGet(() -> "it could not be fetched: " + failure.getMessage());
    }

    private @Nullable String known(Throwable failure) {
        return switch (failure) {
            case TooLargeException large -> tooLarge();
            case ReadTimeoutException late -> "it did not answer in time";
            case TimeoutException late -> "it did not answer in time";
            case ConnectTimeoutException late -> "it did not answer in time";
            case UnknownHostException nowhere -> "there is no host of that name";
            case ConnectException refused -> "nothing answers there";
            case PrematureCloseException broken -> "the connection broke before the end of the file";
            default -> null;
        };
    }

    private static final class TooLargeException extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
