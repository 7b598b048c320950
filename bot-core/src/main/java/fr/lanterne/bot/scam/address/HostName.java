package fr.lanterne.bot.scam.address;

import com.google.common.net.InternetDomainName;
import java.net.IDN;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a machine on the Internet, split where its owner's part ends.
 *
 * @param name lower case, in Unicode, as a reader sees it
 * @param ascii the same as machines write it
 * @param site what somebody registered: the public suffix and the label before it ({@code exemple.fr}); for a shared
 *     suffix such as {@code blogspot.com} the label before that
 * @param suffix the public suffix, after which anybody may register
 * @param shared whether the suffix belongs to a company that lends names below it to anybody
 */
public record HostName(String name, String ascii, String site, String suffix, boolean shared) {

    private static final int MAX_LENGTH = 253;
    private static final int MAX_LABELS = 20;
    private static final Pattern IP_ADDRESS = Pattern.compile(
            "\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\d{8,10}|0x[0-9a-f]{6,8}|\\[[0-9a-f:]{3,45}]");

    /** Empty when nobody could register such a name: it has no known ending, or only that. */
    public static Optional<HostName> parse(String written) {
        String name = trimmed(written.toLowerCase(Locale.ROOT));
        if (name.length() > MAX_LENGTH || name.indexOf('.') < 0 || labels(name).size() > MAX_LABELS) {
            return Optional.empty();
        }
        try {
            String ascii = IDN.toASCII(name, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
            InternetDomainName domain = InternetDomainName.from(ascii);
            if (!domain.isUnderRegistrySuffix() || !domain.isUnderPublicSuffix()) {
                return Optional.empty();
            }
            String suffix = Objects.requireNonNull(domain.publicSuffix()).toString();
            String registry = Objects.requireNonNull(domain.registrySuffix()).toString();
            return Optional.of(new HostName(IDN.toUnicode(ascii), ascii, domain.topPrivateDomain().toString(), suffix,
                    !suffix.equals(registry)));
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }

    /** Whether a link leads to a bare number, in any of the forms that browsers take. */
    static boolean isIpAddress(String host) {
        return IP_ADDRESS.matcher(host).matches();
    }

    /** The labels without the public suffix, from left to right. */
    public List<String> labelsOfOwner() {
        return labels(name.substring(0, Math.max(0, unicodeLengthWithoutSuffix())));
    }

    private int unicodeLengthWithoutSuffix() {
        List<String> all = labels(name);
        int count = labels(suffix).size();
        return all.subList(0, all.size() - count).stream().mapToInt(label -> label.length() + 1).sum() - 1;
    }

    static List<String> labels(String name) {
        List<String> labels = new ArrayList<>();
        int start = 0;
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', start)) {
            labels.add(name.substring(start, dot));
            start = dot + 1;
        }
        labels.add(name.substring(start));
        return labels;
    }

    private static String trimmed(String name) {
        int start = 0;
        int end = name.length();
        while (start < end && ".-_".indexOf(name.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && ".-_".indexOf(name.charAt(end - 1)) >= 0) {
            end--;
        }
        return name.substring(start, end);
    }
}
