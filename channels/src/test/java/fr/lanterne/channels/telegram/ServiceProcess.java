package fr.lanterne.channels.telegram;

import static org.awaitility.Awaitility.await;

import fr.lanterne.channels.LanterneApplication;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The service as a process of its own, over a played Telegram: it can be killed without warning. */
final class ServiceProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path folder;
    private final Map<String, String> settings;
    private final int port;
    private Process process;

    ServiceProcess(Path folder, Map<String, String> settings) throws IOException {
        this.folder = folder;
        this.settings = settings;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
    }

    void start() throws IOException {
        ProcessBuilder service = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m", "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                LanterneApplication.class.getName(), "--server.port=" + port);
        service.environment().putAll(settings);
        service.environment().put("LANTERNE_DATA_DIR", folder.resolve("data").toString());
        process = service.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile())).start();
    }

    void awaitReady() {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest ready = HttpRequest
                .newBuilder(URI.create("http://localhost:" + port + "/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(20)).build();
        await().atMost(PATIENCE).ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> http.send(ready, BodyHandlers.ofString()).statusCode() == 200);
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Resident memory in megabytes; 0 where the machine does not tell. */
    long megabytes() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        return !Files.exists(status)
                ? 0
                : Files.readAllLines(status).stream().filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024).findFirst().orElse(0);
    }

    /** Seconds of processor time that it took until now: what a busy machine does not change. */
    double processorSeconds() {
        return process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L) / 1e3;
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
    }
}
