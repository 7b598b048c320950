package fr.lanterne.channels.security;

import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.channels.LanterneApplication;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.server.WebFilter;

/** Every address of the running service, asked for by everybody. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, classes = LanterneApplication.class)
@Import({TestStaff.Configuration.class, AuthorisationMatrixTests.LetIn.class})
class AuthorisationMatrixTests {

    /**
     * What is mapped, and for whom: {@code everybody}, {@code bearers} (a token of their own), {@code staff} (whoever
     * is signed in), or roles. A mapping that is not here fails the test, and so does a line without a mapping.
     */
    private static final String MATRIX = """
        GET    /                                                       everybody
        GET    /sources                                                everybody
        GET    /v3/api-docs                                            everybody
        GET    /v3/api-docs.yaml                                       everybody
        GET    /actuator                                               nobody
        GET    /actuator/health                                        everybody
        GET    /actuator/health/{*path}                                 everybody
        GET    /actuator/info                                          everybody
        POST   /api/conversations                                      bearers
        DELETE /api/conversations/{id}                                 bearers
        DELETE /api/conversations/{id}/call-back                       bearers
        DELETE /api/conversations/{id}/wait                            bearers
        GET    /api/conversations/{id}/events                          bearers
        GET    /api/conversations/{id}/messages                        bearers
        POST   /api/conversations/{id}/messages                        bearers
        POST   /api/conversations/{id}/messages/{messageId}/feedback   bearers
        POST   /api/conversations/{id}/attachments                     bearers
        GET    /api/conversations/{id}/call-back/slots                 bearers
        POST   /api/conversations/{id}/call-back                       bearers
        POST   /api/conversations/{id}/typing                          bearers
        POST   /api/conversations/{id}/rating                          bearers
        GET    /sign-in                                                everybody
        POST   /sign-in                                                everybody
        GET    /sign-in/code                                           everybody
        GET    /sign-in/provider                                       everybody
        GET    /sign-in/answer                                         everybody
        POST   /sign-in/code                                           everybody
        POST   /sign-out                                               everybody
        GET    /console/canned                                         MEDIATOR,SUPERVISOR,ADMIN
        POST   /console/canned/{reply}                                 MEDIATOR,SUPERVISOR,ADMIN
        GET    /console/call-backs                                     MEDIATOR,SUPERVISOR,ADMIN
        POST   /console/call-backs/{id}                                MEDIATOR,SUPERVISOR,ADMIN
        GET    /console/checks                                         MEDIATOR,SUPERVISOR,ADMIN
        GET    /console/checks/events                                  MEDIATOR,SUPERVISOR,ADMIN
        POST   /console/checks/{answer}/approve                        MEDIATOR,SUPERVISOR,ADMIN
        POST   /console/checks/{answer}/edit                           MEDIATOR,SUPERVISOR,ADMIN
        POST   /console/checks/{answer}/reject                         MEDIATOR,SUPERVISOR,ADMIN
        GET    /console/reports                                        MEDIATOR,SUPERVISOR,ADMIN
        GET    /console/reports/{id}                                   MEDIATOR,SUPERVISOR,ADMIN
        POST   /console/reports/{id}                                   MEDIATOR,SUPERVISOR,ADMIN
        GET    /console/supervision                                    SUPERVISOR,ADMIN
        GET    /console/supervision/live                               SUPERVISOR,ADMIN
        GET    /console/supervision/handovers.csv                      SUPERVISOR,ADMIN
        GET    /console/supervision/settings                           SUPERVISOR,ADMIN
        POST   /console/supervision/settings/teams                     SUPERVISOR,ADMIN
        POST   /console/supervision/settings/teams/{id}                SUPERVISOR,ADMIN
        POST   /console/supervision/settings/teams/{id}/remove         SUPERVISOR,ADMIN
        POST   /console/supervision/settings/teams/{id}/join           SUPERVISOR,ADMIN
        POST   /console/supervision/settings/teams/{id}/quit           SUPERVISOR,ADMIN
        POST   /console/supervision/settings/labels                    SUPERVISOR,ADMIN
        POST   /console/supervision/settings/labels/remove             SUPERVISOR,ADMIN
        POST   /console/supervision/settings/replies                   SUPERVISOR,ADMIN
        POST   /console/supervision/settings/replies/{id}              SUPERVISOR,ADMIN
        POST   /console/supervision/settings/replies/{id}/remove       SUPERVISOR,ADMIN
        GET    /console                                                MEDIATOR,SUPERVISOR,ADMIN
        GET    /console/conversations/{id}                             MEDIATOR,SUPERVISOR,ADMIN
        GET    /console/events                                         MEDIATOR,SUPERVISOR,ADMIN
        POST   /console/presence                                       MEDIATOR,SUPERVISOR,ADMIN
        POST   /console/active                                         MEDIATOR,SUPERVISOR,ADMIN
        POST   /console/conversations/{id}/claim                       MEDIATOR,SUPERVISOR,ADMIN
        POST   /console/conversations/{id}/release                     MEDIATOR,SUPERVISOR,ADMIN
        POST   /console/conversations/{id}/transfer                    MEDIATOR,SUPERVISOR,ADMIN
        POST   /console/conversations/{id}/give-back                   MEDIATOR,SUPERVISOR,ADMIN
        POST   /console/conversations/{id}/close                       MEDIATOR,SUPERVISOR,ADMIN
        POST   /console/conversations/{id}/say                         MEDIATOR,SUPERVISOR,ADMIN
        POST   /console/conversations/{id}/messages/{message}/edit     MEDIATOR,SUPERVISOR,ADMIN
        POST   /console/conversations/{id}/messages/{message}/withdraw MEDIATOR,SUPERVISOR,ADMIN
        POST   /console/conversations/{id}/messages/{message}/reveal   MEDIATOR,SUPERVISOR,ADMIN
        POST   /console/conversations/{id}/messages/{message}/propose  MEDIATOR,SUPERVISOR,ADMIN
        GET    /console/conversations/{id}/copilot                     MEDIATOR,SUPERVISOR,ADMIN
        POST   /console/conversations/{id}/draft                       MEDIATOR,SUPERVISOR,ADMIN
        POST   /console/conversations/{id}/notes                       MEDIATOR,SUPERVISOR,ADMIN
        POST   /console/conversations/{id}/labels                      MEDIATOR,SUPERVISOR,ADMIN
        GET    /welcome/{link}                                         everybody
        POST   /welcome/{link}                                         everybody
        GET    /account                                                MEDIATOR,SUPERVISOR,EDITOR,ADMIN
        POST   /account/sessions/{id}/end                              MEDIATOR,SUPERVISOR,EDITOR,ADMIN
        POST   /account/sessions/end-others                            MEDIATOR,SUPERVISOR,EDITOR,ADMIN
        GET    /account/password                                       staff
        POST   /account/password                                       staff
        GET    /account/second-factor                                  staff
        POST   /account/second-factor                                  staff
        POST   /account/second-factor/recovery-codes                   staff
        POST   /account/second-factor/drop                             staff
        GET    /admin/accounts                                         ADMIN
        POST   /admin/accounts                                         ADMIN
        GET    /admin/accounts/{id}                                    ADMIN
        POST   /admin/accounts/{id}                                    ADMIN
        POST   /admin/accounts/{id}/link                               ADMIN
        POST   /admin/accounts/{id}/disable                            ADMIN
        POST   /admin/accounts/{id}/enable                             ADMIN
        POST   /admin/accounts/{id}/end-sessions                       ADMIN
        POST   /admin/accounts/{id}/drop-second-factor                 ADMIN
        GET    /admin/audit                                            ADMIN
        GET    /admin/audit.csv                                        ADMIN
        """;

    private static final String LET_IN = "Let-In";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    TestStaff staff;

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Marks what came past the doors, whatever becomes of it behind them. */
    static class LetIn {

        @Bean
        @Order(0)
        WebFilter mark() {
            return (exchange, chain) -> {
                exchange.getResponse().getHeaders().set(LET_IN, "yes");
                return chain.filter(exchange);
            };
        }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) throws IOException {
        String folder = Files.createTempDirectory("lanterne-data").toString();
        registry.add("lanterne.data-dir", () -> folder);
    }

    private record Address(String method, String path) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @Test
    void everyMappingHasItsLine() {
        assertThat(mapped()).isEqualTo(expected().keySet().stream().map(Address::toString)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void everyAddressLetsInWhomItIsForAndNobodyElse() {
        Map<Role, Staff> people = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            people.put(role, staff.account("Anne", role));
        }
        Staff withoutRole = staff.account("Bruno");
        List<String> wrong = new ArrayList<>();
        expected().forEach((address, audience) -> {
            boolean open = audience.equals("everybody") || audience.equals("bearers");
            compare(wrong, address, "anonymous", Optional.empty(), open);
            compare(wrong, address, "without a role", Optional.of(withoutRole), open || audience.equals("staff"));
            people.forEach((role, person) -> compare(wrong, address, role.name(), Optional.of(person),
                    open || audience.equals("staff") || List.of(audience.split(",", -1)).contains(role.name())));
        });
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/actuator/env", "/actuator", "/admin/nothing", "/console/../admin",
            "/console/%2e%2e/admin", "/h2-console", "/staff.key", "/application.properties", "/sign-in/code/more"})
    void whatIsNotListedIsOpenToNobodyUnasked(String path) {
        HttpResponse<InputStream> answer = ask(new Address("GET", path), Optional.empty());
        assertThat(answer.headers().firstValue(LET_IN)).isEmpty();
        assertThat(answer.statusCode()).isIn(303, 400, 404);
    }

    @Test
    void aCookieCountsNothingForTheCitizensApi() {
        Staff admin = staff.account("Anne", Role.values());
        HttpResponse<InputStream> answer = ask(
                new Address("GET", "/api/conversations/" + UUID.randomUUID() + "/messages"),
                Optional.of(admin));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue(LET_IN)).isPresent();
    }

    private void compare(List<String> wrong, Address address, String who, Optional<Staff> person, boolean expected) {
        HttpResponse<InputStream> answer = ask(address, person);
        boolean letIn = answer.headers().firstValue(LET_IN).isPresent();
        if (letIn != expected || (!letIn && !List.of(303, 401, 403, 404).contains(answer.statusCode()))) {
            wrong.add(address + " as " + who + ": " + (letIn ? "let in" : "refused") + ", " + answer.statusCode());
        }
    }

    private HttpResponse<InputStream> ask(Address address, Optional<Staff> person) {
        String path = address.path().replace("{*path}", "liveness").replaceAll("\\{[^}]+}",
                UUID.randomUUID().toString());
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(30)).header("Accept", "text/html, */*;q=0.5");
        String cookies = person.map(staff::session).map(session -> TestStaff.COOKIE + "=" + session)
                .orElse("lanterne-form=" + "f".repeat(43));
        request.header("Cookie", cookies).header("X-CSRF-TOKEN",
                TestStaff.formToken(cookies.substring(cookies.indexOf('=') + 1)));
        try {
            HttpResponse<InputStream> answer = http.send(
                    request.method(address.method(), BodyPublishers.noBody()).build(), BodyHandlers.ofInputStream());
            // A stream of live events has no end.
            answer.body().close();
            return answer;
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(address + ": " + failure, failure);
        }
    }

    private Set<String> mapped() {
        Set<String> found = new TreeSet<>();
        context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values()
                .forEach(mapping -> mapping.getHandlerMethods().keySet()
                        .forEach(info -> info.getPatternsCondition().getPatterns()
                                .forEach(pattern -> methods(info.getMethodsCondition().getMethods())
                                        .forEach(method -> found.add(method + " " + pattern.getPatternString())))));
        return found;
    }

    private static Set<String> methods(Set<RequestMethod> methods) {
        return methods.isEmpty()
                ? Set.of(HttpMethod.GET.name())
                : methods.stream().map(RequestMethod::name).collect(Collectors.toSet());
    }

    private static Map<Address, String> expected() {
        Map<Address, String> lines = new LinkedHashMap<>();
        MATRIX.lines().map(line -> line.split(" +")).forEach(columns -> lines.put(new Address(columns[0], columns[1]),
                columns[2]));
        return lines;
    }
}
