package fr.lanterne.channels.security;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Under which address people reach the service, and where it keeps its files.
 *
 * @param publicUrl empty when it was not said
 */
@ConfigurationProperties("lanterne")
record PublicAddress(@DefaultValue("") String publicUrl, @DefaultValue("./data") Path dataDir) {

    /** The whole address of a page; without a public address the one that the browser used. */
    URI of(ServerWebExchange exchange, String page) {
        UriComponentsBuilder base = publicUrl.isEmpty()
                ? UriComponentsBuilder.fromUri(exchange.getRequest().getURI()).replacePath("").replaceQuery(null)
                : UriComponentsBuilder.fromUriString(publicUrl);
        return base.path(page).build().toUri();
    }

    /** Whether everything travels encrypted. */
    boolean https() {
        return publicUrl.toLowerCase(Locale.ROOT).startsWith("https:");
    }
}
