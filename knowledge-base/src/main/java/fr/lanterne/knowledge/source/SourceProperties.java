package fr.lanterne.knowledge.source;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where the official archive is, and how long and how much to wait for.
 *
 * @param url of the archive that {@code import} takes when no other location is given
 * @param maxSize the largest file that is downloaded
 * @param connectTimeout how long to wait for a connection
 * @param readTimeout how long to wait for the next bytes
 * @param downloadTimeout how long a whole download may take
 */
@ConfigurationProperties("lanterne.service-public")
record SourceProperties(
        @DefaultValue("https://lecomarquage.service-public.gouv.fr/vdd/3.5/part/zip/vosdroits-latest.zip") URI url,
        @DefaultValue("200MB") DataSize maxSize, @DefaultValue("10s") Duration connectTimeout,
        @DefaultValue("30s") Duration readTimeout, @DefaultValue("15m") Duration downloadTimeout) {

    SourceProperties {
        if (!"https".equals(url.getScheme()) && !"http".equals(url.getScheme())) {
            throw new IllegalArgumentException(
                    "lanterne.service-public.url must start with https:// or http://, not " + url);
        }
        positive("connect-timeout", connectTimeout);
        positive("read-timeout", readTimeout);
        positive("download-timeout", downloadTimeout);
    }

    private static void positive(String name, Duration duration) {
        if (!duration.isPositive()) {
            throw new IllegalArgumentException("lanterne.service-public." + name + " must be longer than nothing");
        }
    }
}
