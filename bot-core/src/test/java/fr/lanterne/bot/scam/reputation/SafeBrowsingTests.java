package fr.lanterne.bot.scam.reputation;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import fr.lanterne.knowledge.ModelAnswer;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SafeBrowsingTests {

    private static final String BAD = "https://piege.fr/a";
    private static final String MATCHES = """
        {"matches":[{"threatType":"SOCIAL_ENGINEERING","platformType":"ANY_PLATFORM",
          "threat":{"url":"https://piege.fr/a"},"cacheDuration":"300s","threatEntryType":"URL"},
         {"threatType":"MALWARE","platformType":"ANY_PLATFORM",
          "threat":{"url":"https://jamais-demande.fr/"},"cacheDuration":"300s","threatEntryType":"URL"}]}""";

    private final WireMockServer server = new WireMockServer(wireMockConfig().dynamicPort());

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void tellsWhichAddressesAreWarnedOf() {
        respond(json(MATCHES));

        assertThat(ask()).isEqualTo(new ModelAnswer.Given<>(Set.of(BAD)));
    }

    @Test
    void anEmptyObjectIsNoWarning() {
        respond(json("{}\n"));

        assertThat(ask()).isEqualTo(new ModelAnswer.Given<>(Set.of()));
    }

    @Test
    void asksAsTheLookupApiHasIt() {
        respond(json("{}"));
        ask();

        var request = server.getAllServeEvents().getFirst().getRequest();
        assertThat(request.getUrl()).isEqualTo("/v4/threatMatches:find?key=cl%C3%A9%26secret");
        JsonNode body = JsonMapper.shared().readTree(request.getBody());
        assertThat(body.path("client").path("clientId").asString()).isEqualTo("lanterne");
        assertThat(body.path("threatInfo").path("threatTypes").toString()).contains("SOCIAL_ENGINEERING");
        assertThat(body.path("threatInfo").path("threatEntryTypes").toString()).isEqualTo("[\"URL\"]");
        assertThat(body.path("threatInfo").path("threatEntries").toString()).contains("{\"url\":\"" + BAD + "\"}");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 429, 500, 503})
    void aRefusalOrAFaultIsNoAnswer(int status) {
        respond(json("{\"error\":{\"code\":" + status + ",\"message\":\"API key not valid: clé&secret\"}}")
                .withStatus(status));

        assertThat(ask()).isNotInstanceOf(ModelAnswer.Given.class).extracting(Object::toString).asString()
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "{\"matches\":3}", "null"})
    void whatMakesNoSenseIsNoAnswer(String body) {
        respond(json(body));

        assertThat(ask()).isInstanceOf(ModelAnswer.Missing.class);
    }

    @Test
    void slownessIsNoAnswer() {
        respond(json(MATCHES).withFixedDelay(5_000));
        long start = System.nanoTime();

        assertThat(service(Duration.ofMillis(200)).dangerous(Set.of(BAD)).join())
                .isInstanceOf(ModelAnswer.Missing.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void isLeftAloneAfterFailingThreeTimes() {
        respond(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        SafeBrowsing service = service(Duration.ofSeconds(10));
        for (int i = 0; i < 5; i++) {
            assertThat(service.dangerous(Set.of(BAD)).join()).isInstanceOf(ModelAnswer.Missing.class);
        }

        respond(json(MATCHES));
        assertThat(service.dangerous(Set.of(BAD)).join()).isInstanceOf(ModelAnswer.Missing.class);
        assertThat(server.getAllServeEvents()).isEmpty();
    }

    @Test
    void aWrongSettingSaysWhichItIs() {
        assertThatIllegalArgumentException().isThrownBy(
                () -> new SafeBrowsingProperties("key", "nowhere", Duration.ofSeconds(1), Duration.ofSeconds(1)))
                .withMessageContaining("lanterne.safe-browsing.base-url");
        assertThat(new SafeBrowsingProperties("geheim", "https://a.example", Duration.ofSeconds(1),
                Duration.ofSeconds(1)).toString()).doesNotContain("geheim");
    }

    private ModelAnswer<Set<String>> ask() {
        return service(Duration.ofSeconds(20)).dangerous(Set.of(BAD, "http://autre.fr/")).join();
    }

    private SafeBrowsing service(Duration timeout) {
        return new SafeBrowsing(
                new SafeBrowsingProperties("clé&secret", server.baseUrl() + "/", timeout, Duration.ofSeconds(60)),
                Clock.systemUTC());
    }

    private void respond(ResponseDefinitionBuilder response) {
        server.resetAll();
        server.stubFor(post(anyUrl()).willReturn(response));
    }

    private static ResponseDefinitionBuilder json(String body) {
        return aResponse().withHeader("Content-Type", "application/json").withBody(body);
    }
}
