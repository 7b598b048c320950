package fr.lanterne.channels.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/**
 * The HTTP API at the socket, saying what a test tells it to: what the real service says seldom, or too fast to be seen.
 * It also serves the widget and a page that embeds it.
 */
final class ScriptedService implements AutoCloseable {

    private final HttpServer server;
    private final List<BlockingQueue<String>> screens = new CopyOnWriteArrayList<>();
    private final List<Sent> sent = new CopyOnWriteArrayList<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final Map<String, String> messageIds = new ConcurrentHashMap<>();
    private final List<Map<String, Object>> transcript = new CopyOnWriteArrayList<>();
    private final Queue<Integer> refusals = new ArrayDeque<>();
    private final AtomicInteger opened = new AtomicInteger();
    private volatile boolean away;
    private volatile String current = "";

    /** A message as it was sent, with its Idempotency-Key. */
    record Sent(String key, String text) {}

    ScriptedService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException portRefused) {
            throw new UncheckedIOException(portRefused);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/api/conversations", this::api);
        server.createContext("/widget.js",
                exchange -> answer(exchange, 200, "text/javascript;charset=UTF-8", TokensTests.content("widget.js")));
        server.createContext("/open", exchange -> page(exchange, "data-lanterne=\"open\" data-target=\"#chat\""));
        server.createContext("/floating", exchange -> page(exchange, "data-lanterne"));
        server.start();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    List<Sent> sent() {
        return sent;
    }

    /** Other calls than messages, with their bodies. */
    List<String> calls() {
        return calls;
    }

    int opened() {
        return opened.get();
    }

    int screens() {
        return screens.size();
    }

    /** Refuses the next messages with these statuses. */
    void refuse(Integer... statuses) {
        refusals.addAll(List.of(statuses));
    }

    void goAway() {
        away = true;
        screens.forEach(screen -> screen.add(""));
    }

    void comeBack() {
        away = false;
    }

    /** Forgets the conversation, as when its time is up. */
    void forget() {
        current = "";
        transcript.clear();
        screens.forEach(screen -> screen.add(""));
    }

    /** Sends an event to every screen. */
    void emit(String name, Map<String, ?> data) {
        emitRaw("event:" + name + "\ndata:" + JsonMapper.shared().writeValueAsString(data) + "\n\n");
    }

    void emitRaw(String frame) {
        screens.forEach(screen -> screen.add(frame));
    }

    /** Posts a message; what a test does not say of it is empty. */
    void post(String author, String text, Map<String, ?> rest) {
        post(UUID.randomUUID().toString(), author, text, rest);
    }

    void post(String id, String author, String text, Map<String, ?> rest) {
        Map<String, Object> message = new ConcurrentHashMap<>(Map.of("id", id, "sequence", transcript.size() + 1,
                "author", author, "text", text, "citations", List.of(), "actions", List.of(), "createdAt",
                "2026-01-05T09:30:00Z"));
        message.putAll(rest);
        transcript.add(message);
        emitRaw("id:" + transcript.size() + "\nevent:message\ndata:" + JsonMapper.shared().writeValueAsString(message)
                + "\n\n");
    }

    @Override
    public void close() {
        screens.forEach(screen -> screen.add(""));
        server.stop(0);
    }

    private void page(HttpExchange exchange, String settings) throws IOException {
        answer(exchange, 200, "text/html;charset=UTF-8", """
            <!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Mairie</title><style>
            * { color: red; font-family: serif } button { border-radius: 90px } html { font-size: 10px }</style></head>
            <body><h1>Mairie</h1><div id="chat"></div><script src="%s/widget.js" %s async></script></body></html>
            """.formatted(address(), settings));
    }

    private void api(HttpExchange exchange) throws IOException {
        String below = exchange.getRequestURI().getPath().replaceFirst("^/api/conversations", "");
        String call = exchange.getRequestMethod() + " " + below.replaceFirst("^/[^/]+", "");
        if (away) {
            answer(exchange, 503, "application/problem+json", "{}");
        } else if (below.isEmpty()) {
            open(exchange);
        } else if (!below.startsWith("/" + current) || current.isEmpty()) {
            answer(exchange, 404, "application/problem+json", "{}");
        } else {
            switch (call) {
                case "POST /messages" -> receive(exchange);
                case "GET /messages" -> json(exchange, 200, Map.of("messages", transcript));
                case "GET /events" -> follow(exchange);
                case "GET /call-back/slots" -> json(exchange, 200, Map.of("slots", List.of(
                        Map.of("from", "2026-11-24T08:00:00Z", "text", "demain, entre 9 h et 10 h"),
                        Map.of("from", "2026-11-24T09:00:00Z", "text", "demain, entre 10 h et 11 h"))));
                case "POST /call-back", "POST /typing", "POST /rating" -> taken(exchange, call);
                default -> {
                    exchange.sendResponseHeaders(204, -1);
                    exchange.close();
                }
            }
        }
    }

    private void open(HttpExchange exchange) throws IOException {
        opened.incrementAndGet();
        current = UUID.randomUUID().toString();
        json(exchange, 201, Map.of("conversationId", current, "token", "token"));
    }

    private void receive(HttpExchange exchange) throws IOException {
        String text = JsonMapper.shared().readTree(exchange.getRequestBody()).get("text").asString();
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        sent.add(new Sent(key, text));
        Integer refusal = refusals.poll();
        if (refusal != null) {
            exchange.getResponseHeaders().set("Retry-After", "1");
            answer(exchange, refusal, "application/problem+json", "{}");
            return;
        }
        String id = messageIds.computeIfAbsent(key, unknown -> {
            String given = UUID.randomUUID().toString();
            post(given, "citizen", text, Map.of());
            return given;
        });
        json(exchange, 202, Map.of("messageId", id));
    }

    private void taken(HttpExchange exchange, String call) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        calls.add(call + " " + body);
        if (body.contains("bad")) {
            answer(exchange, 400, "application/problem+json", "{\"message\":\"Ce n'est pas un numéro.\"}");
        } else {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        }
    }

    private void follow(HttpExchange exchange) throws IOException {
        BlockingQueue<String> screen = new LinkedBlockingQueue<>();
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream stream = exchange.getResponseBody()) {
            stream.write(": open\n\n".getBytes(StandardCharsets.UTF_8));
            stream.flush();
            screens.add(screen);
            for (String frame = screen.take(); !frame.isEmpty(); frame = screen.take()) {
                stream.write(frame.getBytes(StandardCharsets.UTF_8));
                stream.flush();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            screens.remove(screen);
        }
    }

    private static void json(HttpExchange exchange, int status, Map<String, ?> body) throws IOException {
        answer(exchange, status, "application/json", JsonMapper.shared().writeValueAsString(body));
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream stream = exchange.getResponseBody()) {
            stream.write(bytes);
        }
    }
}
