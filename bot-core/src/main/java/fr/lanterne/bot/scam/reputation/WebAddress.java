package fr.lanterne.bot.scam.reputation;

import fr.lanterne.bot.scam.address.HostName;
import fr.lanterne.bot.scam.address.Link;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address as others may be asked about it: scheme, host and the plain part of the path. The name before an @, the query
 * and the fragment are left out, and the path ends before its first part that may tell who the reader is, since scams put
 * e-mail addresses and personal codes there.
 *
 * @param path empty, or starts with a slash
 */
public record WebAddress(boolean secure, HostName host, String path) {

    private static final int LONGEST_PATH = 200;
    private static final Pattern TELLS_WHO = Pattern.compile("(?i).*(?:@|%40|\\d{6}|=).*");

    /** Empty when nobody can say where the link leads. */
    public static Optional<WebAddress> of(Link link) {
        return link.host().map(host -> new WebAddress(
                link.sent().toLowerCase(Locale.ROOT).stripLeading().startsWith("https"), host, path(link, host)));
    }

    private static String path(Link link, HostName host) {
        String sent = link.sent();
        int at = sent.toLowerCase(Locale.ROOT).lastIndexOf(host.name() + "/");
        if (at < 0) {
            return "";
        }
        String whole = sent.substring(at + host.name().length()).split("[?#\\s]", 2)[0];
        StringBuilder path = new StringBuilder();
        for (String part : whole.substring(1).split("/", -1)) {
            if (TELLS_WHO.matcher(part).matches() || path.length() + part.length() > LONGEST_PATH) {
                break;
            }
            path.append('/').append(part);
        }
        return path.toString();
    }

    /** As it goes out. */
    public String url() {
        return (secure ? "https://" : "http://") + host.ascii() + (path.isEmpty() ? "/" : path);
    }
}
