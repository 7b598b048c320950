package fr.lanterne.bot.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.lanterne.bot.model.ChatModel.Prompt;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class OpenAiChatModelTests {

    private static final Prompt PROMPT = new Prompt("Règles : citez.", "<question>permis</question>");
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(150);

    private final ModelServer server = new ModelServer();

    @AfterEach
    void stop() {
        server.close();
    }

    private static void assertFails(Flux<String> words, ModelFailure.Kind kind) {
        StepVerifier.create(words.ignoreElements()).expectErrorSatisfies(error -> {
            assertThat(error).isInstanceOf(ModelFailure.class).hasNoCause();
            assertThat(((ModelFailure) error).kind()).isEqualTo(kind);
            assertThat(error.getMessage()).doesNotContain("sk-secret", "permis", "écho");
        }).verify();
    }

    @Test
    void streamsTheWords() {
        server.says("Demandez un nouveau permis [1].\nVoilà.");
        StepVerifier.create(server.model().stream(PROMPT).collectList())
                .assertNext(words -> assertThat(words).hasSizeGreaterThan(2)
                        .satisfies(all -> assertThat(String.join("", all))
                                .isEqualTo("Demandez un nouveau permis [1].\nVoilà.")))
                .verifyComplete();
    }

    @Test
    void sendsRulesMaterialAndKey() {
        server.says("Oui.");
        StepVerifier.create(server.model().stream(PROMPT).then()).verifyComplete();
        assertThat(server.requests()).singleElement().satisfies(request -> {
            assertThat(request.getHeader("Authorization")).isEqualTo("Bearer sk-secret");
            assertThat(request.getBodyAsString()).contains("Règles : citez.", "\"stream\" : true", "mistral-small",
                    "\"temperature\" : 0.0");
            assertThat(request.containsHeader("Upgrade")).isFalse();
        });
    }

    @Test
    void hearsWordsOffTheCommonPool() {
        server.says("Oui.");
        List<String> threads = new CopyOnWriteArrayList<>();
        StepVerifier
                .create(server.model().stream(PROMPT).doOnNext(word -> threads.add(Thread.currentThread().getName()))
                        .then())
                .verifyComplete();
        assertThat(threads).isNotEmpty().allMatch(name -> name.startsWith("parallel"));
    }

    @ParameterizedTest
    @CsvSource({"401,NOT_AUTHORISED", "403,NOT_AUTHORISED", "404,REFUSED", "400,REFUSED", "429,RATE_LIMITED",
            "500,SERVER_FAULT", "503,SERVER_FAULT"})
    void namesWhatTheServerRefuses(int status, ModelFailure.Kind kind) {
        server.fails(status, "{\"error\":{\"message\":\"écho: permis sk-secret\"}}");
        assertFails(server.model().stream(PROMPT), kind);
    }

    @Test
    void failsOnAMalformedStream() {
        server.answers("data: {\"choices\":[{\"delta\n\ndata: nonsense\n\n");
        assertFails(server.model().stream(PROMPT), ModelFailure.Kind.MALFORMED);
    }

    @Test
    void failsOnATruncatedStream() {
        server.breaksOffAfter("Demandez un nouveau");
        assertFails(server.model().stream(PROMPT), ModelFailure.Kind.TRUNCATED);
    }

    @Test
    void failsOnAnAnswerCutAtItsLengthLimit() {
        server.answers(ModelServer.stream("Demandez un nouveau", "length"));
        assertFails(server.model().stream(PROMPT), ModelFailure.Kind.TRUNCATED);
    }

    @Test
    void failsOnAFilteredAnswer() {
        server.answers(ModelServer.stream("Demandez", "content_filter"));
        assertFails(server.model().stream(PROMPT), ModelFailure.Kind.REFUSED);
    }

    @Test
    void failsOnAConnectionReset() {
        server.hangsUp();
        assertFails(server.model().stream(PROMPT), ModelFailure.Kind.UNREACHABLE);
    }

    @Test
    void failsWhenNobodyIsThere() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        ChatModel model = new OpenAiChatModel(new ModelProperties("http://localhost:" + port + "/v1", "m", "", LONG,
                LONG, LONG, 10, 0, LONG));
        assertFails(model.stream(PROMPT), ModelFailure.Kind.UNREACHABLE);
    }

    @Test
    void givesUpWhenTheFirstWordIsLate() {
        server.waits(LONG);
        assertFails(server.model(SHORT, LONG, LONG).stream(PROMPT), ModelFailure.Kind.TIMED_OUT);
    }

    @Test
    void givesUpWhenTheNextWordIsLate() {
        server.dribbles("Demandez un nouveau permis [1].".repeat(10), LONG);
        assertFails(server.model(LONG, SHORT, LONG).stream(PROMPT), ModelFailure.Kind.TIMED_OUT);
    }

    @Test
    void givesUpWhenTheWholeIsLong() {
        server.dribbles("Demandez un nouveau permis [1].".repeat(10), LONG);
        assertFails(server.model(LONG, LONG, SHORT).stream(PROMPT), ModelFailure.Kind.TIMED_OUT);
    }

    @Test
    void isNotHinderedByOtherSlowCalls() {
        server.dribbles("Demandez un nouveau permis [1].", LONG);
        List<Disposable> slow = IntStream.range(0, 12).mapToObj(i -> server.model().stream(PROMPT).subscribe())
                .toList();
        await().until(() -> server.requests().size() == slow.size());
        server.says("Oui.");
        StepVerifier.create(server.model().stream(PROMPT)).expectNext("Oui.").verifyComplete();
        assertThat(slow).noneMatch(Disposable::isDisposed);
        slow.forEach(Disposable::dispose);
    }

    @Test
    void closesTheConnectionWhenCancelled() throws IOException {
        try (ServerSocket socket = new ServerSocket(0); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Boolean> closed = CompletableFuture.supplyAsync(() -> talkUntilClosed(socket), threads);
            ChatModel model = new OpenAiChatModel(new ModelProperties(
                    "http://localhost:" + socket.getLocalPort() + "/v1", "m", "", LONG, LONG, LONG, 10, 0, LONG));
            CopyOnWriteArrayList<String> heard = new CopyOnWriteArrayList<>();
            Disposable call = model.stream(PROMPT).subscribe(heard::add);
            await().until(() -> !heard.isEmpty());
            call.dispose();
            await().until(closed::isDone);
            assertThat(closed).isCompletedWithValue(true);
        }
    }

    /** Speaks without end; true once the other side has closed. */
    private static boolean talkUntilClosed(ServerSocket server) {
        try (Socket socket = server.accept()) {
            var out = socket.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            String event = ModelServer.stream("encore", "stop").split("\n\n", -1)[1] + "\n\n";
            while (!Thread.currentThread().isInterrupted()) {
                out.write(event.getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
