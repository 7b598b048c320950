package fr.lanterne.channels.security;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthorizationCodeAuthenticationToken;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeReactiveAuthenticationManager;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.authentication.ReactiveOidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/**
 * The provider, asked as OpenID Connect Core 1.0 says: authorization code with PKCE, a signed identity, and the e-mail address
 * from there or from the user's information, which may be JSON (as Keycloak gives it) or signed (as ProConnect does). What it
 * says of itself is read when it is first needed: the service starts without it.
 */
class OidcProvider {

    private static final Duration KNOWN_FOR = Duration.ofHours(1);
    private static final String REGISTRATION = "provider";
    /** With a key of two halves; what a shared secret signs anybody who knows it can sign. */
    private static final Set<SignatureAlgorithm> ALGORITHMS = Set.of(SignatureAlgorithm.RS256, SignatureAlgorithm.RS384,
            SignatureAlgorithm.RS512, SignatureAlgorithm.PS256, SignatureAlgorithm.PS384, SignatureAlgorithm.PS512,
            SignatureAlgorithm.ES256, SignatureAlgorithm.ES384, SignatureAlgorithm.ES512);
    private static final ParameterizedTypeReference<Map<String, Object>> CLAIMS = new ParameterizedTypeReference<>() {
    };

    private final OidcProperties properties;
    private final WebClient web;
    private final OidcAuthorizationCodeReactiveAuthenticationManager manager;
    private final Mono<ClientRegistration> known;

    OidcProvider(OidcProperties properties, WebClient web) {
        this.properties = properties;
        this.web = web;
        this.known = Mono.defer(this::discover).cache(found -> KNOWN_FOR, fault -> Duration.ZERO, () -> Duration.ZERO);
        WebClientReactiveAuthorizationCodeTokenResponseClient tokens = new WebClientReactiveAuthorizationCodeTokenResponseClient();
        tokens.setWebClient(web);
        this.manager = new OidcAuthorizationCodeReactiveAuthenticationManager(tokens, this::user);
        manager.setJwtDecoderFactory(registration -> decoder(registration, new OidcIdTokenValidator(registration)));
    }

    /**
     * Who signed in at the provider.
     *
     * @param email as the provider writes it
     * @param assured whether the level of assurance is one of those that were asked for; false when none was
     * @param token the identity as it came, which ends the session at the provider
     */
    record Person(String email, boolean assured, String token) {}

    /** The page on which the provider asks for its password. */
    Mono<URI> entrance(OidcJourney journey, URI back) {
        return known.map(registration -> URI.create(request(registration, journey, back).getAuthorizationRequestUri()))
                .timeout(properties.timeout());
    }

    /**
     * Who came back with that code. Empty when the provider does not stand for the person's e-mail address or did not reach the
     * wanted assurance; an error when anything does not fit.
     */
    Mono<Person> person(OidcJourney journey, URI back, String code, String state) {
        return known.flatMap(registration -> manager.authenticate(new OAuth2AuthorizationCodeAuthenticationToken(
                registration, new OAuth2AuthorizationExchange(request(registration, journey, back),
                        OAuth2AuthorizationResponse.success(code).state(state).redirectUri(back.toString()).build()))))
                .cast(OAuth2LoginAuthenticationToken.class)
                .flatMap(signedIn -> Mono.justOrEmpty(signedIn.getPrincipal())).cast(OidcUser.class)
                .flatMap(user -> Mono.justOrEmpty(read(user))).timeout(properties.timeout());
    }

    /** The page that ends the session at the provider; empty when it has none. */
    Mono<URI> exit(String token, String state, URI back) {
        return known.flatMap(registration -> Mono.justOrEmpty(registration.getProviderDetails()
                .getConfigurationMetadata().get("end_session_endpoint"))).map(Object::toString)
                .map(page -> UriComponentsBuilder.fromUriString(page).queryParam("id_token_hint", "{token}")
                        .queryParam("state", "{state}").queryParam("post_logout_redirect_uri", "{back}").encode()
                        .buildAndExpand(token, state, back).toUri())
                .timeout(properties.timeout());
    }

    private Optional<Person> read(OidcUser user) {
        String level = user.getAuthenticationContextClass();
        boolean reached = level != null && properties.acrValues().contains(level);
        String email = user.getEmail();
        boolean enough = reached || properties.acrValues().isEmpty();
        return email != null && !Boolean.FALSE.equals(user.getEmailVerified()) && enough
                ? Optional.of(new Person(email, reached, user.getIdToken().getTokenValue()))
                : Optional.empty();
    }

    private Mono<ClientRegistration> discover() {
        String issuer = properties.issuer();
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        return web.get().uri(URI.create(base + "/.well-known/openid-configuration")).retrieve().bodyToMono(CLAIMS)
                .map(document -> {
                    if (!issuer.equals(document.get("issuer"))) {
                        throw new IllegalStateException("it calls itself by another address than lanterne.oidc.issuer");
                    }
                    return ClientRegistrations.fromOidcConfiguration(document).registrationId(REGISTRATION)
                            .clientId(properties.clientId()).clientSecret(properties.clientSecret())
                            .scope(properties.scopes()).userNameAttributeName(IdTokenClaimNames.SUB)
                            .clientName(properties.name()).build();
                });
    }

    private OAuth2AuthorizationRequest request(ClientRegistration registration, OidcJourney journey, URI back) {
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(announced(registration.getProviderDetails().getAuthorizationUri()))
                .clientId(registration.getClientId()).redirectUri(back.toString()).scopes(registration.getScopes())
                .state(journey.state())
                .attributes(kept -> kept.putAll(Map.of(OAuth2ParameterNames.REGISTRATION_ID, REGISTRATION,
                        OidcParameterNames.NONCE, journey.nonce(), PkceParameterNames.CODE_VERIFIER,
                        journey.verifier())))
                .additionalParameters(sent -> {
                    sent.put(OidcParameterNames.NONCE, Secrets.challenge(journey.nonce()));
                    sent.put(PkceParameterNames.CODE_CHALLENGE, Secrets.challenge(journey.verifier()));
                    sent.put(PkceParameterNames.CODE_CHALLENGE_METHOD, "S256");
                    if (!properties.acrValues().isEmpty()) {
                        sent.put("acr_values", String.join(" ", properties.acrValues()));
                    }
                }).build();
    }

    private static String announced(@Nullable String address) {
        if (address == null) {
            throw new IllegalStateException("it does not announce all its addresses");
        }
        return address;
    }

    private Mono<OidcUser> user(OidcUserRequest request) {
        String address = request.getClientRegistration().getProviderDetails().getUserInfoEndpoint().getUri();
        if (request.getIdToken().getEmail() != null || address == null || address.isEmpty()) {
            return Mono.just(new DefaultOidcUser(AuthorityUtils.NO_AUTHORITIES, request.getIdToken()));
        }
        return web.get().uri(URI.create(address))
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + request.getAccessToken().getTokenValue())
                .accept(MediaType.APPLICATION_JSON, MediaType.parseMediaType("application/jwt"))
                .exchangeToMono(response -> claims(response, request.getClientRegistration()))
                .filter(claims -> Objects.equals(request.getIdToken().getSubject(), claims.get(IdTokenClaimNames.SUB)))
                .switchIfEmpty(Mono.error(() -> new OAuth2AuthenticationException("another_subject")))
                .map(claims -> new DefaultOidcUser(AuthorityUtils.NO_AUTHORITIES, request.getIdToken(),
                        new OidcUserInfo(claims)));
    }

    private Mono<Map<String, Object>> claims(ClientResponse response, ClientRegistration registration) {
        if (response.statusCode().isError()) {
            return response.createError();
        }
        boolean signed = response.headers().contentType().map(MediaType::getSubtype).filter("jwt"::equals).isPresent();
        return signed
                ? response.bodyToMono(String.class).flatMap(
                        token -> decoder(registration, new JwtTimestampValidator()).decode(token))
                        .filter(token -> token.getAudience() == null
                                || token.getAudience().contains(registration.getClientId()))
                        .map(Jwt::getClaims)
                : response.bodyToMono(CLAIMS);
    }

    private NimbusReactiveJwtDecoder decoder(ClientRegistration registration, OAuth2TokenValidator<Jwt> validator) {
        NimbusReactiveJwtDecoder decoder = NimbusReactiveJwtDecoder
                .withJwkSetUri(announced(registration.getProviderDetails().getJwkSetUri())).webClient(web)
                .validateType(false)
                .jwsAlgorithms(allowed -> allowed.addAll(ALGORITHMS)).build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(List.of(new JwtTimestampValidator(), validator)));
        decoder.setClaimSetConverter(
                new ClaimTypeConverter(ReactiveOidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
        return decoder;
    }
}
