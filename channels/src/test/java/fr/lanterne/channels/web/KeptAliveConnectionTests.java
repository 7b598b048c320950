package fr.lanterne.channels.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.channels.LanterneApplication;
import java.io.BufferedInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A connection that is used again and again, as browsers and proxies do. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, classes = LanterneApplication.class)
class KeptAliveConnectionTests {

    private static final int REQUESTS = 2_000;
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("lanterne.data-dir", TestService::freshDataDir);
    }

    @Test
    void everyRequestIsAnsweredHoweverQuicklyItFollows() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            OutputStream requests = socket.getOutputStream();
            InputStream answers = new BufferedInputStream(socket.getInputStream());
            for (int request = 0; request < REQUESTS; request++) {
                requests.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                requests.flush();
                assertThat(status(answers)).as("request %d", request).isEqualTo("HTTP/1.1 200 OK");
            }
        }
    }

    /** Reads one answer to its end. */
    private static String status(InputStream answers) throws Exception {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int read = answers.read();
            assertThat(read).as("the connection stays open").isNotNegative();
            head.append((char) read);
        }
        Matcher length = LENGTH.matcher(head);
        assertThat(length.find()).isTrue();
        answers.skipNBytes(Long.parseLong(length.group(1)));
        return head.substring(0, head.indexOf("\r\n"));
    }
}
