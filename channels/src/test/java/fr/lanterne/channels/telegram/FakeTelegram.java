package fr.lanterne.channels.telegram;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Plays Telegram's Bot API on a port of this machine: hands out updates until they are confirmed, takes messages, and fails as a
 * test wants.
 */
final class FakeTelegram implements AutoCloseable {

    static final String TOKEN = "123456789:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    static final Fault NONE = null;

    final List<Call> calls = new CopyOnWriteArrayList<>();
    final List<Sent> sent = new CopyOnWriteArrayList<>();
    final Map<String, byte[]> files = new ConcurrentHashMap<>();
    final NavigableMap<Long, String> updates = new ConcurrentSkipListMap<>();
    volatile Function<Call, Fault> faults = call -> NONE;
    volatile String webhook = "";

    private final HttpServer server;
    private final AtomicInteger updateId = new AtomicInteger(1_000);
    private final AtomicInteger messageId = new AtomicInteger(10);
    private final AtomicInteger sentId = new AtomicInteger(1_000_000);
    private final boolean quiet;

    FakeTelegram() {
        this(false);
    }

    /** @param quiet keeps messages that were sent, but not every request */
    FakeTelegram(boolean quiet) {
        this.quiet = quiet;
        // Else each answer waits for the other side's acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** The updates that were not confirmed yet. */
    int unconfirmed() {
        return updates.size();
    }

    /** A person writes in their private chat; returns the number of the message. */
    int writes(long person, String text) {
        int id = messageId.incrementAndGet();
        update("\"message\":" + message(person, id, "\"text\":" + quoted(text)));
        return id;
    }

    /** A person sends what these fields say. */
    int sends(long person, String fields) {
        int id = messageId.incrementAndGet();
        update("\"message\":" + message(person, id, fields));
        return id;
    }

    void edits(long person, int message, String text) {
        update("\"edited_message\":" + message(person, message,
                "\"edit_date\":" + (System.currentTimeMillis() / 1000) + ",\"text\":" + quoted(text)));
    }

    void presses(long person, String data) {
        update("\"callback_query\":{\"id\":\"cb" + updateId.get() + "\",\"chat_instance\":\"1\",\"from\":"
                + user(person)
                + ",\"data\":" + quoted(data) + ",\"message\":" + message(person, messageId.get(), "\"text\":\"x\"")
                + "}");
    }

    /** Any update, whatever is in it; with the next number. */
    void update(String fields) {
        long id = updateId.incrementAndGet();
        raw(id, "{\"update_id\":" + id + "," + fields + "}");
    }

    void raw(long id, String json) {
        synchronized (updates) {
            updates.put(id, json);
            updates.notifyAll();
        }
    }

    static String message(long person, int id, String fields) {
        return "{\"message_id\":" + id + ",\"date\":" + (System.currentTimeMillis() / 1000)
                + ",\"chat\":{\"id\":" + person + ",\"type\":\"private\",\"first_name\":\"Ana\"},\"from\":"
                + user(person)
                + "," + fields + "}";
    }

    static String user(long person) {
        return "{\"id\":" + person + ",\"is_bot\":false,\"first_name\":\"Ana\"}";
    }

    static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }

    List<Sent> to(long chat) {
        return sent.stream().filter(message -> message.chat() == chat).toList();
    }

    List<Call> calls(String method) {
        return calls.stream().filter(call -> call.method().equals(method)).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (path.startsWith("/file/bot")) {
                byte[] file = files.get(path.substring(path.lastIndexOf('/') + 1));
                answer(exchange, file == null ? 404 : 200, file == null ? new byte[0] : file);
                return;
            }
            String method = path.substring(path.lastIndexOf('/') + 1).toLowerCase(java.util.Locale.ROOT);
            Call call = new Call(method, json(body), System.nanoTime());
            if (!quiet) {
                calls.add(call);
            }
            if (!path.startsWith("/bot" + TOKEN + "/")) {
                answer(exchange, 401, "{\"ok\":false,\"error_code\":401,\"description\":\"Unauthorized\"}");
                return;
            }
            Fault fault = faults.apply(call);
            if (fault != null && !fault.taken()) {
                fail(exchange, fault);
                return;
            }
            String result = result(call);
            if (fault != null) {
                fail(exchange, fault);
                return;
            }
            answer(exchange, 200, "{\"ok\":true,\"result\":" + result + "}");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void fail(HttpExchange exchange, Fault fault) throws IOException, InterruptedException {
        Thread.sleep(fault.delayMillis());
        answer(exchange, fault.status(), fault.body());
    }

    private String result(Call call) throws InterruptedException {
        return switch (call.method()) {
            case "getme" -> "{\"id\":99,\"is_bot\":true,\"first_name\":\"Lanterne\",\"username\":\"LanterneBot\"}";
            case "getupdates" -> updates(call.body());
            case "sendmessage" -> sent(call.body());
            case "senddocument" -> message(1, sentId.incrementAndGet(), "\"text\":\"x\"");
            case "editmessagetext" -> message(1, call.body().path("message_id").asInt(), "\"text\":\"x\"");
            case "getfile" -> "{\"file_id\":\"f\",\"file_unique_id\":\"u\",\"file_path\":\"photos/"
                    + call.body().path("file_id").asString() + "\"}";
            case "setwebhook" -> {
                webhook = call.body().path("url").asString("set");
                yield "true";
            }
            case "deletewebhook" -> {
                webhook = "";
                yield "true";
            }
            case "getwebhookinfo" -> "{\"url\":" + quoted(webhook)
                    + ",\"has_custom_certificate\":false,\"pending_update_count\":0}";
            case "getmyname" -> "{\"name\":\"\"}";
            case "getmydescription" -> "{\"description\":\"\"}";
            default -> "true";
        };
    }

    private String sent(JsonNode body) {
        Sent message = new Sent(sentId.incrementAndGet(), body.path("chat_id").asLong(), body.path("text").asString(""),
                Optional.of(body.path("reply_parameters").path("message_id")).filter(JsonNode::isNumber)
                        .map(JsonNode::asInt).orElse(0),
                body, System.nanoTime());
        sent.add(message);
        return message(message.chat(), message.id(), "\"text\":\"x\"");
    }

    private String updates(JsonNode body) throws InterruptedException {
        long offset = body.path("offset").asLong(0);
        int limit = body.path("limit").asInt(100);
        long until = System.currentTimeMillis() + Math.min(2, body.path("timeout").asInt(0)) * 1_000L;
        synchronized (updates) {
            updates.headMap(offset).clear();
            while (updates.isEmpty() && System.currentTimeMillis() < until) {
                updates.wait(100);
            }
            return "[" + String.join(",", updates.values().stream().limit(limit).toList()) + "]";
        }
    }

    private static JsonNode json(byte[] body) {
        try {
            return JsonMapper.shared().readTree(body.length == 0 ? "{}".getBytes(StandardCharsets.UTF_8) : body);
        } catch (RuntimeException multipart) {
            return JsonMapper.shared().createObjectNode();
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        answer(exchange, status, body.getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    /** A request. */
    record Call(String method, JsonNode body, long nanos) {}

    /** A message that arrived. */
    record Sent(int id, long chat, String text, int answers, JsonNode body, long nanos) {

        List<JsonNode> buttons() {
            return body.path("reply_markup").path("inline_keyboard").valueStream()
                    .flatMap(JsonNode::valueStream).toList();
        }
    }

    /**
     * How a request ends badly.
     *
     * @param taken whether it is done all the same
     */
    record Fault(int status, String body, long delayMillis, boolean taken) {

        static Fault tooMany(int seconds) {
            return new Fault(429, "{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests: retry after "
                    + seconds + "\",\"parameters\":{\"retry_after\":" + seconds + "}}", 0, false);
        }

        static Fault html502() {
            return new Fault(502, "<html><body>502 Bad Gateway</body></html>", 0, false);
        }

        static Fault refused(int code, String description) {
            return new Fault(code,
                    "{\"ok\":false,\"error_code\":" + code + ",\"description\":" + quoted(description) + "}",
                    0, false);
        }

        /** It is done, and the answer comes too late. */
        static Fault late(long millis) {
            return new Fault(200, "{\"ok\":true,\"result\":true}", millis, true);
        }
    }
}
