package fr.lanterne.channels.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.lanterne.channels.LanterneApplication;
import fr.lanterne.channels.security.Role;
import fr.lanterne.channels.security.Staff;
import fr.lanterne.channels.security.TestStaff;
import fr.lanterne.channels.web.TestService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.Disposable;

/**
 * 500 waiting conversations and 40 open consoles: how long after a citizen asks for a person is it on all screens. Prints its
 * figures; time is not asserted.
 */
@Tag("benchmark")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, classes = LanterneApplication.class)
@Import(TestStaff.Configuration.class)
class ConsoleLoadTests {

    private static final int WAITING = 500;
    /** All rows come in one event at first. */
    private static final int WHOLE_LINE = 4_000_000;
    private static final int CONSOLES = 40;
    private static final int ARRIVALS = 50;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @LocalServerPort
    int port;

    @Autowired
    TestStaff staff;

    /** When each conversation was first seen by each console. */
    private final Map<String, Map<Integer, Long>> seen = new ConcurrentHashMap<>();
    private final List<Integer> complete = Collections.synchronizedList(new ArrayList<>());

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("lanterne.data-dir", TestService::freshDataDir);
    }

    @Test
    void anArrivalShowsInAllConsoles() {
        TestService service = new TestService(port);
        for (int i = 0; i < WAITING; i++) {
            service.open().ask("/humain");
        }
        List<Disposable> consoles = new ArrayList<>();
        for (int i = 0; i < CONSOLES; i++) {
            consoles.add(console(i));
        }
        await().atMost(PATIENCE).until(() -> complete.size() == CONSOLES);

        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < ARRIVALS; i++) {
            TestService.Conversation conversation = service.open();
            long asked = System.nanoTime();
            conversation.ask("/humain");
            String key = conversation.id().toString();
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20))
                    .until(() -> seen.getOrDefault(key, Map.of()).size() == CONSOLES);
            seen.get(key).values().forEach(at -> millis.add((at - asked) / 1_000_000));
        }
        consoles.forEach(Disposable::dispose);

        Collections.sort(millis);
        System.out.printf("%d waiting, %d consoles, %d arrivals: p50 %d ms, p99 %d ms, longest %d ms%n", WAITING,
                CONSOLES, ARRIVALS, millis.get(millis.size() / 2), millis.get(millis.size() * 99 / 100),
                millis.getLast());
        assertThat(millis).hasSize(ARRIVALS * CONSOLES);
    }

    private Disposable console(int number) {
        Staff mediator = staff.account("Console " + number, Role.MEDIATOR);
        return WebClient.builder().baseUrl("http://localhost:" + port)
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(WHOLE_LINE)).build().get()
                .uri("/console/events")
                .cookie(TestStaff.COOKIE, staff.session(mediator)).retrieve()
                .bodyToFlux(new ParameterizedTypeReference<ServerSentEvent<String>>() {
                }).subscribe(event -> shown(number, event));
    }

    private void shown(int number, ServerSentEvent<String> event) {
        long now = System.nanoTime();
        String html = event.data() == null ? "" : event.data();
        if ("waiting".equals(event.event())) {
            complete.add(number);
        } else if ("line".equals(event.event())) {
            for (int at = html.indexOf("id=\"q-"); at >= 0; at = html.indexOf("id=\"q-", at + 1)) {
                String id = html.substring(at + 6, at + 42);
                seen.computeIfAbsent(id, key -> new ConcurrentHashMap<>()).putIfAbsent(number, now);
            }
        }
    }
}
