package fr.lanterne.bot.scam.reputation;

import fr.lanterne.bot.model.Setting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether and how Google Safe Browsing is asked.
 *
 * @param apiKey empty: it is not asked
 * @param timeout for one message: a citizen waits
 * @param pause how long it is left alone after three failures in a row
 */
@ConfigurationProperties("lanterne.safe-browsing")
public record SafeBrowsingProperties(@DefaultValue("") String apiKey,
        @DefaultValue("https://safebrowsing.googleapis.com") String baseUrl, @DefaultValue("1s") Duration timeout,
        @DefaultValue("60s") Duration pause) {

    public SafeBrowsingProperties {
        apiKey = apiKey.strip();
        baseUrl = baseUrl.strip();
        Setting.requireWebAddress("lanterne.safe-browsing.base-url", baseUrl);
        Setting.requirePositive("lanterne.safe-browsing.timeout", timeout);
        Setting.requirePositive("lanterne.safe-browsing.pause", pause);
    }

    public boolean isSet() {
        return !apiKey.isEmpty();
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "SafeBrowsingProperties[apiKey=%s, baseUrl=%s]".formatted(isSet() ? "set" : "none", baseUrl);
    }
}
