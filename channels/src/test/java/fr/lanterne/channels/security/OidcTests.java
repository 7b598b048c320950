package fr.lanterne.channels.security;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okForContentType;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import fr.lanterne.channels.LanterneApplication;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.util.UriComponentsBuilder;

/** Signing in at a provider shaped like Keycloak or ProConnect, over the socket: the way there and back, and who is turned away. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, classes = LanterneApplication.class)
@Import(TestStaff.Configuration.class)
@ExtendWith(OutputCaptureExtension.class)
class OidcTests {

    private static final String CLIENT = "lanterne-client";
    private static final String SECRET = "what-only-both-know";
    private static final String CODE = "code-once";
    private static final WireMockServer PROVIDER = new WireMockServer(options().dynamicPort());
    private static final RSAKey RSA = rsa("one");
    private static final RSAKey STRANGER = rsa("one");
    private static final ECKey EC = ec();

    @LocalServerPort
    int port;

    @Autowired
    TestStaff staff;

    @Autowired
    AccountRows accounts;

    private final HttpClient http = HttpClient.newHttpClient();

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) throws IOException {
        PROVIDER.start();
        String folder = Files.createTempDirectory("lanterne-data").toString();
        registry.add("lanterne.data-dir", () -> folder);
        registry.add("lanterne.staff.second-factor", () -> "offered");
        registry.add("lanterne.oidc.issuer", PROVIDER::baseUrl);
        registry.add("lanterne.oidc.client-id", () -> CLIENT);
        registry.add("lanterne.oidc.client-secret", () -> SECRET);
        registry.add("lanterne.oidc.name", () -> "ProConnect");
        registry.add("lanterne.oidc.timeout", () -> "2s");
    }

    @AfterAll
    static void stop() {
        PROVIDER.stop();
    }

    @BeforeEach
    void announce() {
        PROVIDER.resetAll();
        String base = PROVIDER.baseUrl();
        PROVIDER.stubFor(get(urlEqualTo("/.well-known/openid-configuration")).willReturn(
                okJson("""
                    {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
                     "userinfo_endpoint":"%1$s/userinfo","jwks_uri":"%1$s/jwks","end_session_endpoint":"%1$s/session/end",
                     "response_types_supported":["code"],"subject_types_supported":["pairwise"],"scopes_supported":["openid","email"],
                     "id_token_signing_alg_values_supported":["RS256","ES256"],
                     "token_endpoint_auth_methods_supported":["client_secret_post"]}"""
                        .formatted(base))));
        PROVIDER.stubFor(get(urlEqualTo("/jwks"))
                .willReturn(okJson(new JWKSet(List.of(RSA.toPublicJWK(), EC.toPublicJWK())).toString())));
    }

    @Test
    void goesThereAndComesBackSignedIn() throws Exception {
        Staff anne = staff.account("Anne", Role.MEDIATOR);
        assertThat(send("/sign-in", "").body()).contains("Continuer avec ProConnect");
        Trip trip = leave("?next=/account");
        identity(trip, claims -> claims.claim("email", anne.email().toUpperCase(Locale.ROOT)), RSA);

        HttpResponse<String> back = comeBack(trip);

        assertThat(location(back)).isEqualTo("/sign-in?next=/account");
        assertThat(cookie(back, "lanterne-staff")).isNotEmpty();
        assertThat(send("/account", cookie(back, "lanterne-staff")).body()).contains("Anne");
        assertThat(sentToken("code_verifier")).satisfies(
                verifier -> assertThat(Secrets.challenge(verifier)).isEqualTo(trip.sent("code_challenge")));
        assertThat(sentToken("client_secret")).isEqualTo(SECRET);
        assertThat(trip.sent("redirect_uri")).isEqualTo("http://localhost:" + port + "/sign-in/answer");
    }

    @Test
    void takesTheAddressFromTheUsersInformation() throws Exception {
        Staff anne = staff.account("Anne", Role.MEDIATOR);
        Trip trip = leave("");
        identity(trip, claims -> claims, RSA);
        PROVIDER.stubFor(get(urlEqualTo("/userinfo"))
                .willReturn(okJson("{\"sub\":\"someone\",\"email\":\"%s\",\"email_verified\":true}"
                        .formatted(anne.email()))));
        assertThat(cookie(comeBack(trip), "lanterne-staff")).isNotEmpty();
    }

    @Test
    void takesItWhenItIsSigned() throws Exception {
        Staff anne = staff.account("Anne", Role.MEDIATOR);
        Trip trip = leave("");
        identity(trip, claims -> claims, EC);
        information(anne, CLIENT, EC);
        assertThat(cookie(comeBack(trip), "lanterne-staff")).isNotEmpty();

        Trip another = leave("");
        identity(another, claims -> claims, RSA);
        information(anne, "another-client", RSA);
        assertThat(location(comeBack(another))).contains("provider-away");

        Trip forged = leave("");
        identity(forged, claims -> claims, RSA);
        information(anne, CLIENT, STRANGER);
        assertThat(location(comeBack(forged))).contains("provider-away");
    }

    @Test
    void opensTheAccountOfWhoWasInvited() throws Exception {
        Staff anne = staff.account("Anne", Role.MEDIATOR);
        accounts.state(anne.id(), Account.State.INVITED).block();
        Trip trip = leave("");
        identity(trip, claims -> claims.claim("email", anne.email()), RSA);
        String session = cookie(comeBack(trip), "lanterne-staff");
        assertThat(send("/account", session).statusCode()).isEqualTo(200);
    }

    @Test
    void knowsNobodyWithoutAnOpenAccountAndAnAddressThatTheProviderStandsFor() throws Exception {
        Staff gone = staff.account("Bruno", Role.MEDIATOR);
        accounts.state(gone.id(), Account.State.DISABLED).block();
        Staff anne = staff.account("Anne", Role.ADMIN);
        List<UnaryOperator<JWTClaimsSet.Builder>> people = List.of(claims -> claims.claim("email", gone.email()),
                claims -> claims.claim("email", "stranger@ailleurs.example"),
                claims -> claims.claim("email", anne.email()).claim("email_verified", false));
        for (UnaryOperator<JWTClaimsSet.Builder> person : people) {
            Trip trip = leave("");
            identity(trip, person, RSA);
            HttpResponse<String> back = comeBack(trip);
            assertThat(location(back)).isEqualTo("/sign-in?told=provider-unknown");
            assertThat(cookie(back, "lanterne-staff")).isEmpty();
        }
        assertThat(send("/sign-in?told=provider-unknown", "").body()).contains("Demandez à un administrateur");
        assertThat(send("/admin/audit?action=PROVIDER_REFUSED", "lanterne-staff=" + staff.session(anne)).body())
                .contains("Connexion extérieure sans compte ici").doesNotContain("stranger@");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonce", "aud", "iss", "exp", "key", "none"})
    void refusesAnIdentityThatIsNotForThisTrip(String fault, CapturedOutput log) throws Exception {
        Staff anne = staff.account("Anne", Role.MEDIATOR);
        Trip trip = leave("");
        String token = identity(trip, claims -> {
            claims.claim("email", anne.email());
            return switch (fault) {
                case "nonce" -> claims.claim("nonce", "another");
                case "aud" -> claims.audience("another");
                case "iss" -> claims.issuer("https://another.example");
                case "exp" -> claims.claim("exp", Instant.now().minusSeconds(3600).getEpochSecond());
                default -> claims;
            };
        }, fault.equals("key") ? STRANGER : RSA);
        if (fault.equals("none")) {
            answerToken("eyJhbGciOiJub25lIn0." + token.substring(token.indexOf('.') + 1, token.lastIndexOf('.')) + ".");
        }
        HttpResponse<String> back = comeBack(trip);
        assertThat(location(back)).isEqualTo("/sign-in?told=provider-away");
        assertThat(cookie(back, "lanterne-staff")).isEmpty();
        assertThat(log.getOut()).contains("The sign-in provider's answer was refused").doesNotContain(token)
                .doesNotContain(SECRET).doesNotContain(anne.email());
    }

    @Test
    void refusesAnAnswerThatThisBrowserDidNotAskFor() throws Exception {
        Staff anne = staff.account("Anne", Role.MEDIATOR);
        Trip trip = leave("");
        identity(trip, claims -> claims.claim("email", anne.email()), RSA);
        String answer = "/sign-in/answer?code=" + CODE + "&state=";
        assertThat(location(send(answer + trip.sent("state"), ""))).contains("provider-again");
        assertThat(location(send(answer + "another", trip.cookie()))).contains("provider-again");
        assertThat(location(send(answer + trip.sent("state"), "lanterne-journey=cnViYmlzaA=="))).contains(
                "provider-again");
        assertThat(location(send(answer + trip.sent("state"), "lanterne-journey=%%%"))).contains("provider-again");
        assertThat(location(send("/sign-in/answer?error=access_denied&state=" + trip.sent("state"), trip.cookie())))
                .contains("provider-left");
        assertThat(location(send("/sign-in/answer?error=server_error&state=" + trip.sent("state"), trip.cookie())))
                .contains("provider-away");
        PROVIDER.verify(0, postRequestedFor(urlEqualTo("/token")));
    }

    @Test
    void saysSoWhenTheProviderFailsOrIsSlow() throws Exception {
        Trip refused = leave("");
        PROVIDER.stubFor(post(urlEqualTo("/token"))
                .willReturn(aResponse().withStatus(400).withHeader("Content-Type", "application/json")
                        .withBody("{\"error\":\"invalid_grant\"}")));
        assertThat(location(comeBack(refused))).contains("provider-away");

        Trip slow = leave("");
        PROVIDER.stubFor(post(urlEqualTo("/token")).willReturn(okJson("{}").withFixedDelay(5_000)));
        assertThat(location(comeBack(slow))).contains("provider-away");
        assertThat(send("/sign-in?told=provider-away", "").body()).contains("utilisez votre mot de passe");
    }

    @Test
    void leavesByTheProviderToo() throws Exception {
        Staff anne = staff.account("Anne", Role.MEDIATOR);
        Trip trip = leave("");
        String token = identity(trip, claims -> claims.claim("email", anne.email()), RSA);
        HttpResponse<String> back = comeBack(trip);
        String session = cookie(back, "lanterne-staff");
        String identity = cookie(back, "lanterne-identity");
        assertThat(identity).doesNotContain(token);

        HttpResponse<String> out = http.send(HttpRequest
                .newBuilder(URI.create("http://localhost:" + port + "/sign-out"))
                .header("Cookie", session + "; " + identity)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("_csrf=" + URLEncoder.encode(
                        TestStaff.formToken(session.substring(session.indexOf('=') + 1)), StandardCharsets.UTF_8)))
                .build(), BodyHandlers.ofString());

        assertThat(location(out)).startsWith(PROVIDER.baseUrl() + "/session/end?").contains("id_token_hint=" + token)
                .contains("post_logout_redirect_uri=http").contains("state=");
        assertThat(out.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("form-action 'self' " + PROVIDER.baseUrl());
        assertThat(send("/account", session).statusCode()).isNotEqualTo(200);
    }

    @Test
    void asksForALevelOfAssuranceAndTakesNoLess() throws Exception {
        OidcProvider strict = new OidcProvider(new OidcProperties(PROVIDER.baseUrl(), CLIENT, SECRET, "ProConnect",
                List.of("openid", "email"), List.of("eidas2", "eidas3"), Duration.ofSeconds(2)), WebClient.create());
        URI back = URI.create("https://lanterne.example/sign-in/answer");
        for (String level : List.of("eidas1", "eidas2")) {
            OidcJourney journey = OidcJourney.begin(new Secrets(new SecureRandom()), "", Clock.systemUTC());
            Trip trip = new Trip(strict.entrance(journey, back).block(), "");
            assertThat(trip.page().toString()).contains("acr_values=eidas2%20eidas3");
            identity(trip, claims -> claims.claim("email", "anne@mairie.example").claim("acr", level), RSA);
            assertThat(strict.person(journey, back, CODE, journey.state()).map(OidcProvider.Person::assured)
                    .blockOptional()).isEqualTo(level.equals("eidas2") ? Optional.of(true) : Optional.empty());
        }
    }

    @Test
    void leadsToNoOtherSite() throws Exception {
        Staff anne = staff.account("Anne", Role.MEDIATOR);
        Trip trip = leave("?next=//evil.example");
        identity(trip, claims -> claims.claim("email", anne.email()), RSA);
        assertThat(location(comeBack(trip))).isEqualTo("/sign-in");
    }

    /** What the browser has when it arrives at the provider. */
    private record Trip(URI page, String cookie) {

        String sent(String name) {
            return Objects.requireNonNull(
                    UriComponentsBuilder.fromUri(page).build().getQueryParams().getFirst(name)).replace("%3A", ":")
                    .replace("%2F", "/");
        }
    }

    private Trip leave(String query) throws Exception {
        HttpResponse<String> answer = send("/sign-in/provider" + query, "");
        assertThat(location(answer)).startsWith(PROVIDER.baseUrl() + "/authorize?");
        return new Trip(URI.create(location(answer)), cookie(answer, "lanterne-journey"));
    }

    private HttpResponse<String> comeBack(Trip trip) throws Exception {
        return send("/sign-in/answer?code=" + CODE + "&state=" + trip.sent("state"), trip.cookie());
    }

    private static String identity(Trip trip, UnaryOperator<JWTClaimsSet.Builder> person, JWK key)
            throws JOSEException {
        String token = signed(person.apply(new JWTClaimsSet.Builder().issuer(PROVIDER.baseUrl()).subject("someone")
                .audience(CLIENT).claim("iat", Instant.now().getEpochSecond())
                .claim("exp", Instant.now().plusSeconds(60).getEpochSecond())
                .claim("nonce", trip.sent("nonce"))).build(), key);
        answerToken(token);
        return token;
    }

    private static void answerToken(String token) {
        PROVIDER.stubFor(post(urlEqualTo("/token")).willReturn(okJson("""
            {"access_token":"access-1","token_type":"Bearer","expires_in":60,"id_token":"%s"}""".formatted(token))));
    }

    private static void information(Staff person, String audience, JWK key) throws JOSEException {
        PROVIDER.stubFor(get(urlEqualTo("/userinfo")).willReturn(okForContentType("application/jwt",
                signed(new JWTClaimsSet.Builder().issuer(PROVIDER.baseUrl()).audience(audience).subject("someone")
                        .claim("email", person.email()).build(), key))));
    }

    private static String signed(JWTClaimsSet claims, JWK key) throws JOSEException {
        boolean elliptic = key instanceof ECKey;
        SignedJWT token = new SignedJWT(new JWSHeader.Builder(elliptic ? JWSAlgorithm.ES256 : JWSAlgorithm.RS256)
                .keyID(key.getKeyID()).build(), claims);
        token.sign(elliptic ? new ECDSASigner(key.toECKey()) : new RSASSASigner(key.toRSAKey()));
        return token.serialize();
    }

    private static String sentToken(String field) {
        String body = PROVIDER.findAll(postRequestedFor(urlEqualTo("/token"))).getLast().getBodyAsString();
        return Objects.requireNonNull(
                UriComponentsBuilder.fromUriString("?" + body).build().getQueryParams().getFirst(field));
    }

    private HttpResponse<String> send(String path, String cookie) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(20)).header("Accept", "text/html");
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    /** As the browser sends it again; empty when it was not given one. */
    private static String cookie(HttpResponse<String> answer, String name) {
        return answer.headers().allValues("Set-Cookie").stream().filter(set -> set.startsWith(name + "="))
                .map(set -> set.substring(0, set.indexOf(';'))).filter(set -> !set.endsWith("=")
                        || set.length() > name.length() + 1)
                .findFirst().orElse("");
    }

    private static RSAKey rsa(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ECKey ec() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("two").generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
