package fr.lanterne.knowledge;

import java.net.URI;
import java.time.LocalDate;

/**
 * Where the statements of a fiche come from.
 *
 * @param publisher who says it, as credited
 * @param url the page itself, http or https
 * @param licence its terms ({@code Licence Ouverte 2.0}), empty when only facts and a link were taken
 * @param date the day as of which its facts are known to us: the publisher's last change that we read
 */
public record Source(String publisher, URI url, String licence, LocalDate date) {

    public Source {
        publisher = publisher.strip().replaceAll("\\s+", " ");
        licence = licence.strip().replaceAll("\\s+", " ");
        if (publisher.isEmpty()) {
            throw new IllegalArgumentException("a source needs a publisher");
        }
        if (!"https".equals(url.getScheme()) && !"http".equals(url.getScheme())) {
            throw new IllegalArgumentException("a source's address must start with https:// or http://, not " + url);
        }
    }
}
