package fr.lanterne.bot.scam.address;

import fr.lanterne.bot.scam.address.Link.Trick;
import fr.lanterne.bot.scam.wording.ReadableText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds addresses in text as people send it: without scheme, broken by blanks and line ends, with {@code hxxp} and
 * {@code [.]}, glued to what follows. All patterns are possessive or bounded: the time grows with the length of the text.
 *
 * <p>A broken address is never mended into a better one: what stands together counts, and what clearly goes on (a hyphen or
 * a dot at the break) is joined, so that {@code vital-assur -ameli.fr} is not read as {@code ameli.fr}.
 */
public final class LinkFinder {

    private static final int MAX_LINKS = 300;
    private static final int MAX_JOINED_WORDS = 6;
    /** Where an address leads stands before its path: of a longer one the rest is not looked at. */
    private static final int MAX_PATH = 500;

    /** {@code http://}, also hxxp, htpp, a blank or nothing where the colon was, and blanks between the slashes. */
    private static final Pattern SCHEME = Pattern
            .compile(
                    "(?<![a-z0-9])h(?:tt|xx|tp|t)p{1,2}s?+(?: ?+[:;]){0,2}+ {0,2}+/ ?+/?+ {0,2}+|(?<![a-z0-9])h(?:tt|xx)ps?+ ?+: ?+(?=[a-z0-9])");
    private static final Pattern HOST_LIKE = Pattern.compile(
            "(?<![\\p{L}\\p{N}@._-])(?:[\\p{L}\\p{N}_-]{1,63}+\\.){1,10}+[\\p{L}\\p{N}-]{2,30}+(?![\\p{L}\\p{N}@])");
    private static final Pattern HOST_AT_HOST = Pattern.compile(
            "(?<![a-z0-9@._-])((?:[a-z0-9-]{1,63}+\\.){1,5}+[a-z]{2,20}+)@((?:[a-z0-9-]{1,63}+\\.){1,5}+[a-z]{2,20}+)");
    private static final Pattern EMAIL = Pattern
            .compile("[a-z0-9._%+-]{1,64}+@(?:[a-z0-9-]{1,63}+\\.){1,5}+[a-z]{2,20}+");

    /** Endings that are also French words: a dot before one is more often the end of a sentence. */
    private static final Set<String> WORDLIKE_ENDINGS = Set.of("je", "me", "la", "de", "et", "se", "sa", "ma", "moi",
            "au", "ne", "ni", "si", "ca", "no", "to", "as", "il", "es", "est", "plus", "tel", "in", "is", "it", "my",
            "so", "do", "am", "at", "be", "by", "us", "pm", "mu", "tt", "bb", "ki", "ms", "ps", "ls", "md", "va", "ai",
            "th", "st", "lol", "men", "one", "how", "now", "here", "you", "qa", "pr", "mr", "su", "vu", "date", "cool");

    /** Endings that make of what stands before an @ the name of a site, and no person's name. */
    private static final Set<String> USUAL_ENDINGS = Set.of("com", "fr", "net", "org", "info", "eu");

    /** The addresses in order of appearance; e-mail addresses are not among them. */
    public List<Link> findIn(ReadableText text) {
        Undotted undotted = Undotted.of(text.folded());
        List<Link> links = new ArrayList<>();
        withScheme(text, undotted, links);
        userBeforeHost(text, undotted, links);
        bare(text, undotted, links);
        links.sort(Comparator.comparingInt(Link::start));
        return links;
    }

    /** E-mail addresses, as they stand in the message. */
    public List<String> emailsIn(ReadableText text) {
        return EMAIL.matcher(text.folded()).results().limit(MAX_LINKS)
                .map(email -> text.sent(email.start(), email.end()))
                .toList();
    }

    private static void withScheme(ReadableText text, Undotted undotted, List<Link> links) {
        Matcher scheme = SCHEME.matcher(undotted.text());
        int from = 0;
        while (links.size() < MAX_LINKS && scheme.find(from)) {
            Link link = afterScheme(text, undotted, scheme.start(), scheme.end());
            links.add(link);
            from = Math.max(scheme.end(), undotted.indexOf(link.end()));
        }
    }

    private static Link afterScheme(ReadableText text, Undotted undotted, int start, int afterScheme) {
        String folded = undotted.text();
        int end = endOfAuthority(folded, afterScheme);
        String authority = joinedAuthority(folded, afterScheme, end);
        int at = authority.lastIndexOf('@');
        String host = withoutPort(authority.substring(at + 1));
        int endOfLink = Math.max(endOfPath(folded, end), afterScheme);
        if (HostName.isIpAddress(host)) {
            return undotted.link(text, start, endOfLink, Optional.empty(), Optional.of(Trick.IP_ADDRESS));
        }
        String sent = asSent(text, undotted, afterScheme, end, host);
        Optional<HostName> asSent = HostName.parse(sent);
        Optional<HostName> parsed = asSent.or(() -> HostName.parse(host));
        Optional<Trick> trick = parsed.isEmpty()
                ? Optional.of(Trick.UNREADABLE)
                : at >= 0 ? Optional.of(Trick.USER_BEFORE_HOST) : letters(sent, asSent);
        return undotted.link(text, start, endOfLink, parsed, trick);
    }

    /** Ends at the blank after the first stretch that holds a registrable name, words before it included. */
    private static int endOfAuthority(String text, int from) {
        int end = from;
        for (int words = 0; words < MAX_JOINED_WORDS && end < text.length(); words++) {
            int start = skipBlanks(text, end);
            int stop = endOfStretch(text, start);
            if (stop == start) {
                break;
            }
            end = stop;
            String stretch = text.substring(start, stop);
            boolean goesOn = endsOpen(stretch) || startsOpen(text, skipBlanks(text, stop));
            boolean complete = HostName.parse(withoutPort(stretch.substring(stretch.lastIndexOf('@') + 1))).isPresent()
                    || HostName.isIpAddress(withoutPort(stretch));
            boolean path = stop < text.length() && "/?#".indexOf(text.charAt(stop)) >= 0;
            if ((complete && !goesOn) || path) {
                return end;
            }
            if (words == 0 && stretch.indexOf('.') > 0 && !goesOn) {
                return end;
            }
        }
        return end;
    }

    /** What is clearly one name, joined: the last stretch, and those before it that touch it with a hyphen or a dot. */
    private static String joinedAuthority(String text, int from, int end) {
        String[] stretches = text.substring(from, end).strip().split("\\s+", -1);
        StringBuilder joined = new StringBuilder(stretches[stretches.length - 1]);
        for (int i = stretches.length - 2; i >= 0; i--) {
            if (!endsOpen(stretches[i]) && !startsOpen(joined.toString(), 0)) {
                break;
            }
            joined.insert(0, stretches[i]);
        }
        return joined.toString();
    }

    /** The letters of the host as sent, so that look-alike letters are still seen; folded where blanks broke it. */
    private static String asSent(ReadableText text, Undotted undotted, int from, int end, String host) {
        String sent = undotted.sent(text, from, end).strip();
        String plain = withoutPort(sent.substring(sent.lastIndexOf('@') + 1));
        return plain.chars().anyMatch(c -> Character.isWhitespace(c) || "[](){}".indexOf(c) >= 0)
                || plain.indexOf('.') < 0 ? host : visible(plain);
    }

    private static String visible(String host) {
        return host.codePoints().filter(code -> Character.getType(code) != Character.FORMAT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    /** {@code www.real.example@other.example}, which one may take for an e-mail address: no mailbox is named like a site. */
    private static void userBeforeHost(ReadableText text, Undotted undotted, List<Link> links) {
        Matcher at = HOST_AT_HOST.matcher(undotted.text());
        List<Link> schemed = List.copyOf(links);
        while (links.size() < MAX_LINKS && at.find()) {
            int start = undotted.place(at.start());
            Optional<HostName> user = HostName.parse(at.group(1));
            Optional<HostName> host = HostName.parse(at.group(2));
            if (user.isPresent() && host.isPresent() && USUAL_ENDINGS.contains(user.get().suffix())
                    && schemed.stream().noneMatch(link -> start >= link.start() && start < link.end())) {
                links.add(undotted.link(text, at.start(), endOfPath(undotted.text(), at.end()), host,
                        Optional.of(Trick.USER_BEFORE_HOST)));
            }
        }
    }

    private static void bare(ReadableText text, Undotted undotted, List<Link> links) {
        Matcher hosts = HOST_LIKE.matcher(undotted.text());
        List<Link> schemed = List.copyOf(links);
        while (links.size() < MAX_LINKS && hosts.find()) {
            int start = undotted.place(hosts.start());
            if (schemed.stream().anyMatch(link -> start >= link.start() && start < link.end())) {
                continue;
            }
            String sent = asSent(text, undotted, hosts.start(), hosts.end(), hosts.group());
            Optional<HostName> asSent = HostName.parse(sent);
            asSent.or(() -> HostName.parse(hosts.group()))
                    .filter(host -> isMeant(host, sent, undotted.text(), hosts.end()))
                    .ifPresent(host -> links.add(undotted.link(text, hosts.start(),
                            endOfPath(undotted.text(), hosts.end()), Optional.of(host), letters(sent, asSent))));
        }
    }

    /** Tells an address from two sentences without a blank between them, an abbreviation or an amount. */
    private static boolean isMeant(HostName host, String sent, String text, int end) {
        boolean path = end < text.length() && text.charAt(end) == '/';
        String ending = host.suffix().substring(host.suffix().lastIndexOf('.') + 1);
        if (path || host.name().startsWith("www.")) {
            return true;
        }
        if (ending.chars().allMatch(Character::isDigit) || host.labelsOfOwner().isEmpty()) {
            return false;
        }
        if (!WORDLIKE_ENDINGS.contains(ending)) {
            return host.labelsOfOwner().getLast().length() > 1 || USUAL_ENDINGS.contains(ending);
        }
        int dot = sent.lastIndexOf('.');
        boolean newSentence = dot >= 0 && dot + 1 < sent.length() && Character.isUpperCase(sent.charAt(dot + 1))
                && sent.substring(0, dot).chars().anyMatch(Character::isLowerCase);
        String label = host.labelsOfOwner().getLast();
        return !newSentence && (label.indexOf('-') > 0 || label.length() >= 6 || host.labelsOfOwner().size() > 1)
                && label.chars().anyMatch(Character::isLetter);
    }

    /** Also when the name exists only once its letters are read as the Latin ones that they look like. */
    private static Optional<Trick> letters(String sent, Optional<HostName> asSent) {
        boolean encoded = sent.toLowerCase(Locale.ROOT).contains("xn--");
        return encoded || asSent.map(Letters::mislead).orElse(true)
                ? Optional.of(Trick.FOREIGN_LETTERS)
                : Optional.empty();
    }

    private static String withoutPort(String authority) {
        int colon = authority.indexOf(':');
        return colon > 0 && !authority.startsWith("[") ? authority.substring(0, colon) : authority;
    }

    private static int skipBlanks(String text, int from) {
        int i = from;
        while (i < text.length() && i < from + 4 && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static int endOfStretch(String text, int from) {
        int i = from;
        while (i < text.length()
                && (Character.isLetterOrDigit(text.charAt(i)) || ".-_@:%[]~".indexOf(text.charAt(i)) >= 0)) {
            i++;
        }
        while (i > from && ":.".indexOf(text.charAt(i - 1)) >= 0
                && (i == text.length() || (text.charAt(i) == ' ' && text.charAt(i - 1) == ':'))) {
            i--;
        }
        return i;
    }

    private static int endOfPath(String text, int from) {
        if (from >= text.length() || "/?#:".indexOf(text.charAt(from)) < 0) {
            return from;
        }
        int last = Math.min(text.length(), from + MAX_PATH);
        int stop = from;
        while (stop < last && !Character.isWhitespace(text.charAt(stop))
                && "\"'<>«»“”".indexOf(text.charAt(stop)) < 0) {
            stop++;
        }
        while (stop > from + 1 && ".,;:!?)".indexOf(text.charAt(stop - 1)) >= 0) {
            stop--;
        }
        return stop;
    }

    private static boolean endsOpen(String stretch) {
        return stretch.endsWith("-") || stretch.endsWith(".");
    }

    private static boolean startsOpen(String text, int at) {
        return at + 1 < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '.')
                && Character.isLetterOrDigit(text.charAt(at + 1));
    }
}
