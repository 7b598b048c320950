package fr.lanterne.channels.security;

import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.channels.LanterneApplication;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;

/** What a forger, a frame, a stale session and a stranger get from the running service. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, classes = LanterneApplication.class)
@Import({TestStaff.Configuration.class, StaffAtTheSocketTests.Ticking.class})
class StaffAtTheSocketTests {

    @LocalServerPort
    int port;

    @Autowired
    TestStaff staff;

    @Autowired
    Accounts accounts;

    @Autowired
    Audit audit;

    private final HttpClient http = HttpClient.newHttpClient();

    /** A stream of live events for staff. */
    static class Ticking {

        @Bean
        RouterFunction<ServerResponse> ticks() {
            Flux<ServerSentEvent<String>> ticks = Flux.interval(Duration.ofMillis(50)).onBackpressureDrop()
                    .map(tick -> ServerSentEvent.builder("tick").build());
            return RouterFunctions.route().GET("/admin/ticks",
                    request -> ServerResponse.ok().body(BodyInserters.fromServerSentEvents(ticks))).build();
        }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) throws IOException {
        String folder = Files.createTempDirectory("lanterne-data").toString();
        registry.add("lanterne.data-dir", () -> folder);
        registry.add("lanterne.public-url", () -> "https://lanterne.example");
        registry.add("lanterne.staff.second-factor", () -> "offered");
        registry.add("lanterne.staff.check", () -> "200ms");
    }

    @Test
    void signsInWithACookieThatNothingElseCanRead() throws Exception {
        Staff anne = staff.account("Anne", Role.ADMIN);

        HttpResponse<String> answer = signIn(anne.email(), TestStaff.PASSWORD, "/admin/audit");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/sign-in?next=/admin/audit");
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).startsWith("__Host-lanterne-staff=").contains("Path=/", "Secure", "SameSite=Lax")
                .containsIgnoringCase("HttpOnly").doesNotContain("Domain", "Max-Age");
        HttpResponse<String> next = send(
                get("/sign-in?next=/admin/audit").header("Cookie", cookie.substring(0, cookie.indexOf(';'))));
        assertThat(next.headers().firstValue("Location")).contains("/admin/audit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "//evil.example", "/\\evil.example", "/\tevil",
            "javascript:alert(1)",
            "/a{b}", "/a b"})
    void leadsToNoOtherSite(String next) throws Exception {
        Staff anne = staff.account("Anne", Role.ADMIN);
        HttpResponse<String> answer = signIn(anne.email(), TestStaff.PASSWORD, next);
        assertThat(answer.headers().firstValue("Location")).contains("/sign-in");
        HttpResponse<String> page = send(get("/sign-in?next=" + encoded(next)).header("Cookie", session(anne)));
        assertThat(page.headers().firstValue("Location")).contains("/console");
    }

    @Test
    void refusesAFormWithoutItsTokenOrWithAnothers() throws Exception {
        Staff anne = staff.account("Anne", Role.ADMIN);
        Staff bruno = staff.account("Bruno", Role.MEDIATOR);
        String session = staff.session(anne);
        String address = "/admin/accounts/" + bruno.id() + "/disable";

        assertThat(send(form(address, "").header("Cookie", cookie(session))).statusCode()).isEqualTo(403);
        assertThat(send(form(address, "_csrf=" + TestStaff.formToken(staff.session(anne))).header("Cookie",
                cookie(session))).statusCode()).as("of another session of the same person").isEqualTo(403);
        assertThat(accounts.find(bruno.id()).block().state()).isEqualTo(Account.State.ACTIVE);

        assertThat(send(form(address, "_csrf=" + TestStaff.formToken(session)).header("Cookie", cookie(session)))
                .statusCode()).isEqualTo(303);
        assertThat(accounts.find(bruno.id()).block().state()).isEqualTo(Account.State.DISABLED);
        assertThat(send(form("/admin/accounts/" + bruno.id() + "/enable", "").header("Cookie", cookie(session))
                .header("X-CSRF-TOKEN", TestStaff.formToken(session))).statusCode()).as("as htmx sends it")
                .isEqualTo(303);
    }

    @Test
    void refusesASignInThatTheBrowserDidNotAskFor() throws Exception {
        Staff anne = staff.account("Anne", Role.ADMIN);
        String body = "email=" + encoded(anne.email()) + "&password=" + encoded(TestStaff.PASSWORD);
        assertThat(send(form("/sign-in", body)).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/welcome/none", "/admin/accounts", "/nothing", "/", "/api/conversations"})
    void isNeverFramedNorGuessed(String path) throws Exception {
        HttpResponse<String> answer = send(get(path));
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'", "base-uri 'none'",
                        "form-action 'self'")
                .doesNotContain("script-src 'self' 'unsafe-inline'", "unsafe-eval");
        assertThat(answer.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Strict-Transport-Security").orElseThrow()).startsWith("max-age=");
    }

    @Test
    void keepsNoPageOfStaffInACache() throws Exception {
        String session = session(staff.account("Anne", Role.ADMIN));
        for (String path : List.of("/admin/accounts", "/account", "/admin/audit", "/account/second-factor")) {
            assertThat(send(get(path).header("Cookie", session)).headers().firstValue("Cache-Control"))
                    .contains("no-store");
        }
    }

    @ParameterizedTest
    @CsvSource({"text/html, 303", "text/event-stream, 401", "application/json, 401"})
    void sendsAPersonToTheSignInAndAProgramAway(String accept, int status) throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(uri("/admin/accounts")).header("Accept", accept));
        assertThat(answer.statusCode()).isEqualTo(status);
        HttpResponse<String> htmx = send(get("/admin/accounts").header("HX-Request", "true"));
        assertThat(htmx.statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/event-stream", "*/*"})
    void aStreamEndsSoonAfterItsSession(String accept) throws Exception {
        Staff admin = staff.account("Anne", Role.ADMIN);
        Staff bruno = staff.account("Bruno", Role.ADMIN);
        HttpResponse<InputStream> stream = http.send(
                HttpRequest.newBuilder(uri("/admin/ticks")).header("Accept", accept)
                        .header("Cookie", session(bruno)).timeout(Duration.ofSeconds(20)).build(),
                BodyHandlers.ofInputStream());
        assertThat(stream.statusCode()).isEqualTo(200);
        assertThat(stream.body().readNBytes(100)).hasSize(100);

        accounts.disable(admin, bruno.id()).block();
        long start = System.nanoTime();
        stream.body().readAllBytes();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=HYPERLINK(\"http://evil\")", "+1+1", "-2+3", "@SUM(A1)", "<img src=x onerror=alert(1)>"})
    void writesNoFormulaIntoTheExportedLog(String name) throws Exception {
        Staff admin = staff.account("Anne", Role.ADMIN);
        Staff evil = staff.account(name, Role.ADMIN);
        accounts.endSessions(evil, admin.id()).block();

        HttpResponse<String> csv = send(get("/admin/audit.csv?actor=" + evil.id()).header("Cookie", session(admin)));

        assertThat(csv.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
        assertThat(csv.headers().firstValue("Content-Disposition").orElseThrow()).startsWith("attachment");
        String quoted = name.replace("\"", "\"\"");
        assertThat(csv.body()).contains("SESSIONS_ENDED").contains(name.startsWith("<")
                ? "\"" + quoted + "\""
                : "\"'" + quoted + "\"");
    }

    @Test
    void readsTheLogByDayActorAndActionInPages() throws Exception {
        Staff anne = staff.account("Anne", Role.ADMIN);
        Staff bruno = staff.account("Bruno", Role.ADMIN);
        IntStream.range(0, 60).forEach(_ -> accounts.endSessions(bruno, anne.id()).block());
        audit.addOfNobody(Audit.Action.ACCOUNT_CREATED, anne.email()).block();
        String session = session(anne);

        String all = send(get("/admin/audit?actor=" + bruno.id()).header("Cookie", session)).body();
        assertThat(rows(all)).isEqualTo(50);
        assertThat(all).contains("page=2");
        assertThat(rows(send(get("/admin/audit?page=2&actor=" + bruno.id()).header("Cookie", session)).body()))
                .isEqualTo(10);
        assertThat(rows(send(get("/admin/audit?action=ACCOUNT_DISABLED&actor=" + bruno.id()).header("Cookie", session))
                .body())).isZero();
        assertThat(rows(send(get("/admin/audit?to=2020-01-01").header("Cookie", session)).body())).isZero();
        assertThat(rows(send(get("/admin/audit?from=2020-01-01&actor=nobody").header("Cookie", session)).body()))
                .as("what nobody of the staff did").isPositive();
        assertThat(send(get("/admin/audit?from=rubbish&actor=rubbish&page=-3&action=" + "x".repeat(99)).header("Cookie",
                session)).statusCode()).isEqualTo(200);
        assertThat(
                send(get("/admin/audit?action=" + encoded("'; DROP TABLE audit_entry; --")).header("Cookie", session))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void refusesOversizedForms() throws Exception {
        String session = staff.session(staff.account("Anne", Role.ADMIN));
        HttpResponse<String> answer = send(form("/admin/accounts", "_csrf=" + TestStaff.formToken(session)
                + "&firstName=" + "x".repeat(200_000)).header("Cookie", cookie(session)));
        assertThat(answer.statusCode()).isBetween(400, 499);
    }

    @Test
    void anUnknownAccountIsNotFound() throws Exception {
        String session = session(staff.account("Anne", Role.ADMIN));
        List<Integer> statuses = new ArrayList<>();
        for (String id : List.of(UUID.randomUUID().toString(), "rubbish")) {
            statuses.add(send(get("/admin/accounts/" + id).header("Cookie", session)).statusCode());
        }
        assertThat(statuses).containsExactly(404, 400);
    }

    private HttpResponse<String> signIn(String email, String password, String next) throws Exception {
        String form = "f".repeat(43);
        return send(form("/sign-in", "email=" + encoded(email) + "&password=" + encoded(password) + "&next="
                + encoded(next) + "&_csrf=" + TestStaff.formToken(form)).header("Cookie",
                        "__Host-lanterne-form=" + form));
    }

    private String session(Staff person) {
        return cookie(staff.session(person));
    }

    private static String cookie(String session) {
        return "__Host-lanterne-staff=" + session;
    }

    private HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(uri(path)).header("Accept", "text/html");
    }

    private HttpRequest.Builder form(String path, String body) {
        return HttpRequest.newBuilder(uri(path)).header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(body));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static long rows(String page) {
        return Pattern.compile("class=\"moment\"").matcher(page).results().count();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
