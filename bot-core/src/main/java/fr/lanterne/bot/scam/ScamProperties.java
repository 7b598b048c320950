package fr.lanterne.bot.scam;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How received messages are checked.
 *
 * @param officialDomains a file or http(s) address of host names of public bodies, one a line; empty for none
 * @param officialDomainsTimeout patience with that address
 */
@ConfigurationProperties("lanterne")
record ScamProperties(@DefaultValue("") String officialDomains, @DefaultValue("10s") Duration officialDomainsTimeout) {

    ScamProperties {
        if (!officialDomainsTimeout.isPositive()) {
            throw new IllegalArgumentException("lanterne.official-domains-timeout must be longer than nothing, not "
                    + officialDomainsTimeout);
        }
    }
}
