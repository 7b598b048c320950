package fr.lanterne.channels.security;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The OpenID Connect provider at which staff may sign in; off when issuer, client and secret are empty.
 *
 * @param issuer its address, under which {@code /.well-known/openid-configuration} is found
 * @param name what the button calls it
 * @param acrValues the levels of assurance that are asked for, one of which must be reached; the provider's second factor then
 *     stands for ours
 * @param timeout patience with each of the two steps
 */
@ConfigurationProperties("lanterne.oidc")
record OidcProperties(@DefaultValue("") String issuer, @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret, @DefaultValue("votre compte professionnel") String name,
        @DefaultValue({
                "openid", "email"}) List<String> scopes,
        @DefaultValue List<String> acrValues,
        @DefaultValue("10s") Duration timeout) {

    OidcProperties {
        scopes = List.copyOf(scopes);
        acrValues = List.copyOf(acrValues);
        boolean all = !issuer.isBlank() && !clientId.isBlank() && !clientSecret.isBlank();
        if (!all && !(issuer.isBlank() && clientId.isBlank() && clientSecret.isBlank())) {
            throw new IllegalArgumentException(
                    "lanterne.oidc.issuer, .client-id and .client-secret are set together or not at all");
        }
        if (all && !issuer.matches("https?://[^/\\s?#]+[^\\s?#]*")) {
            throw new IllegalArgumentException("lanterne.oidc.issuer is an address that begins with https://");
        }
        if (!scopes.contains("openid")) {
            throw new IllegalArgumentException("lanterne.oidc.scopes must hold openid");
        }
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException("lanterne.oidc.timeout must be longer than nothing");
        }
    }

    boolean on() {
        return !issuer.isBlank();
    }

    /** Scheme, host and port of the provider: the only other site to which a form of staff may lead. */
    String origin() {
        URI address = URI.create(issuer);
        return address.getScheme() + "://" + address.getRawAuthority();
    }
}
