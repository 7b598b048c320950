package fr.lanterne.knowledge.source;

import fr.lanterne.knowledge.Audience;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The addresses of the site. It moved from {@code service-public.fr} to {@code service-public.gouv.fr} on 1 October 2025
 * and kept its paths; companies have their own host there since 2022.
 */
final class ServicePublicSite {

    private static final String WWW = "www.service-public.gouv.fr";
    private static final Map<String, String> MOVED = Map.of("service-public.fr", WWW, "www.service-public.fr", WWW,
            "vosdroits.service-public.fr", WWW, "entreprendre.service-public.fr",
            "entreprendre.service-public.gouv.fr");
    private static final Map<Audience, String> PAGES = Map.of(Audience.INDIVIDUALS,
            "https://" + WWW + "/particuliers/vosdroits/", Audience.ASSOCIATIONS,
            "https://" + WWW + "/associations/vosdroits/", Audience.PROFESSIONALS,
            "https://entreprendre.service-public.gouv.fr/vosdroits/");
    private static final Pattern NOT_IN_ADDRESS = Pattern.compile("[^!#$%&'*+,\\-./0-9:;=?@A-Z_a-z~]");
    private static final Pattern STRAY_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Z]{1,4}\\d{1,9}");

    private ServicePublicSite() {}

    /** The page of a fiche, a folder or a resource; empty when the identifier is not one. */
    static Optional<String> page(Audience audience, String id) {
        return IDENTIFIER.matcher(id).matches() ? Optional.of(PAGES.get(audience) + id) : Optional.empty();
    }

    /** A web address as it can be linked to today; empty when it is not one. */
    static Optional<String> address(String written) {
        String address = written.strip();
        if (address.regionMatches(true, 0, "www.", 0, 4)) {
            address = "https://" + address;
        }
        address = STRAY_PERCENT.matcher(address).replaceAll("%25");
        address = NOT_IN_ADDRESS.matcher(address).replaceAll(match -> percentEncoded(match.group()));
        try {
            URI uri = new URI(address);
            if (uri.getHost() == null || !isWeb(uri)) {
                return Optional.empty();
            }
            String moved = MOVED.get(uri.getHost().toLowerCase(Locale.ROOT));
            return Optional.of(moved == null ? address : ofCompanies("https://" + moved + rest(uri)));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** The pages for companies left the common host in 2022. */
    private static String ofCompanies(String address) {
        return address.replace("https://" + WWW + "/professionnels-entreprises/vosdroits/",
                PAGES.get(Audience.PROFESSIONALS));
    }

    /** For whom a page of the site is; empty when its address does not tell. */
    static Optional<Audience> audience(String address) {
        String path = address.toLowerCase(Locale.ROOT);
        if (path.contains("/particuliers/")) {
            return Optional.of(Audience.INDIVIDUALS);
        }
        if (path.contains("/associations/")) {
            return Optional.of(Audience.ASSOCIATIONS);
        }
        return path.contains("/professionnels-entreprises/") || path.contains("//entreprendre.")
                ? Optional.of(Audience.PROFESSIONALS)
                : Optional.empty();
    }

    /** The audience by the word that the documents use; empty for another word. */
    static Optional<Audience> audienceNamed(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "particuliers" -> Optional.of(Audience.INDIVIDUALS);
            case "associations" -> Optional.of(Audience.ASSOCIATIONS);
            case "professionnels", "entreprises", "entreprendre" -> Optional.of(Audience.PROFESSIONALS);
            default -> Optional.empty();
        };
    }

    private static boolean isWeb(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
    }

    private static String rest(URI uri) {
        return (uri.getRawPath() == null ? "" : uri.getRawPath())
                + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery())
                + (uri.getRawFragment() == null ? "" : "#" + uri.getRawFragment());
    }

    private static String percentEncoded(String character) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : character.getBytes(StandardCharsets.UTF_8)) {
            encoded.append('%').append(String.format(Locale.ROOT, "%02X", octet & 0xFF));
        }
        return encoded.toString();
    }
}
