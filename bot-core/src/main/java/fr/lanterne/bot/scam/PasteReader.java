package fr.lanterne.bot.scam;

import fr.lanterne.bot.scam.address.LinkFinder;
import fr.lanterne.bot.scam.number.NumberFinder;
import fr.lanterne.bot.scam.wording.ReadableText;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds a received message in what a citizen writes: forwarded, quoted, introduced, with a question before or after it, or
 * pasted alone. What is only told ("a man called me for my bank") is a question for the fiches and none of it.
 */
final class PasteReader {

    private static final int WORDS_OF_A_MESSAGE = 3;
    private static final int WORDS_OF_A_QUESTION = 14;
    private static final int LOOKS_RECEIVED = 3;

    private static final Pattern FORWARDED = Pattern.compile(
            "(?im)^[ \\t]*(?:-{2,60}+[^\\n]{0,60}(?:transfere|forwarded|origin)[^\\n]{0,60}|(?:fwd?|tr) ?:[^\\n]{0,200}"
                    + "|debut du message[^\\n]{0,60}|transfere de [^\\n]{0,80}|message transfere[^\\n]{0,40})$");
    /** Marks that open a quotation, and at the same place the ones that close it. */
    private static final String OPENING = "«“\"„";
    private static final String CLOSING = "»”\"“";
    private static final int SHORTEST_QUOTATION = 10;
    private static final int LONGEST_QUOTATION = 4_000;
    private static final int OPENINGS_TRIED = 50;
    private static final Pattern QUOTED_LINE = Pattern.compile("(?m)^[ \\t]*>+[ \\t]?(.*)$");
    private static final Pattern INTRODUCED = Pattern.compile(
            "^([^:\\n]{0,160}\\b(?:recu|recois|recoit|sms|texto|mail|courriel|message|whatsapp|arnaque)\\b[^:\\n.?!]{0,60}):\\s*(.{10,})$",
            Pattern.DOTALL);
    private static final Pattern DOUBT = Pattern.compile(
            "\\b(?:arnaque\\w*|escroqu\\w*|frauduleu\\w*|hameconnage|phishing|fishing|smishing|vrai|vraie|faux|fausse|fiable|louche"
                    + "|bizarre|suspect\\w*|douteu\\w*|etrange|officiel\\w*|authentique|legitime|danger\\w*|confiance|serieux|spam"
                    + "|c'?est quoi|normal|risque\\w*|piege|veritable|securise)\\b");
    private static final Pattern ABOUT_A_MESSAGE = Pattern.compile(
            "\\b(?:sms|texto|mail|e-mail|email|courriel|message|whatsapp|lien|ca|cela|ceci|ce|c'?est|c)\\b");
    private static final Pattern ASKS_TO_CHECK = Pattern.compile(
            "\\b(?:verifi\\w{0,5}|controle\\w{0,3}|analyse\\w{0,3}|regarde\\w{0,3}|checker|tester)\\b.{0,30}\\b(?:sms|texto|mail|email|courriel|message|lien)\\b");
    private static final Pattern FIRST_PERSON = Pattern.compile("\\b(?:[jm]'|(?:je|jai|me|mon|ma|mes|moi)\\b)");
    private static final Pattern ASKS_THE_BOT = Pattern.compile(
            "^\\W{0,3}(?:bonjour|bonsoir|salut)?\\W{0,3}(?:comment|ou|quel|quelle|quels|quelles|combien|pourquoi|quand|qui"
                    + "|puis|peut|peux|dois|faut|que faire|a quoi|c'?est quoi)\\b");
    private static final Pattern TO_THE_READER = Pattern
            .compile(
                    "\\b(?:votre|vos|veuillez|cliquez|votr|reglez|payez|confirmez|rendez vous|rendez-vous|appelez|contactez|composez)\\b");
    private static final Pattern TELLS = Pattern.compile(
            "\\b(?:j'ai recu|jai recu|on m'a|m'a appele|m'ont|me demande|me dit|m'envoie|m'a envoye|je recois)\\b");
    private static final Pattern SENDER = Pattern.compile("^\\W{0,3}[\\p{L}' .'-]{2,30} ?:|^\\W{0,3}\\[[^\\]]{2,20}]");
    private static final Pattern STOP = Pattern.compile("\\bstop\\b.{0,8}\\d{5}\\b");
    private static final Pattern FAMILY = Pattern.compile(
            "^\\W{0,3}(?:coucou|bonjour|salut|hello|hey)?\\W{0,3}(?:maman|papa|mamie|papi)\\b");
    private static final Pattern OPENER = Pattern.compile(
            "^\\W{0,3}(?:bonjour|bonsoir|bjr|salut)?\\W{0,3}(?:vous etes|etes[ -]vous) (?:chez vous|a la maison|a votre domicile)\\b");
    private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?])\\s+|\\n+");

    private final LinkFinder links = new LinkFinder();
    private final NumberFinder numbers = new NumberFinder();
    private final Predicate<String> leadsToStrangers;

    /** @param leadsToStrangers whether a text holds an address that is no known body's: people ask about the others too */
    PasteReader(Predicate<String> leadsToStrangers) {
        this.leadsToStrangers = leadsToStrangers;
    }

    /** Empty when the citizen shows no message and asks about none. */
    Optional<Pasted> read(String text) {
        return forwarded(text).or(() -> quotedLines(text)).or(() -> quoted(text)).or(() -> introduced(text))
                .or(() -> besideAQuestion(text)).or(() -> alone(text)).or(() -> announced(text));
    }

    private static Optional<Pasted> forwarded(String text) {
        Matcher mark = FORWARDED.matcher(sameLength(text));
        if (!mark.find()) {
            return Optional.empty();
        }
        String said = text.substring(0, mark.start()).strip();
        boolean subject = mark.group().contains(":");
        return pasted(said, text.substring(subject ? mark.start() : mark.end()).strip());
    }

    private static Optional<Pasted> quotedLines(String text) {
        String received = QUOTED_LINE.matcher(text).results().map(line -> line.group(1))
                .collect(Collectors.joining("\n")).strip();
        return received.isEmpty()
                ? Optional.empty()
                : pasted(QUOTED_LINE.matcher(text).replaceAll("").strip(), received);
    }

    /** A quotation counts as a message only when the words around it are about one. */
    private static Optional<Pasted> quoted(String text) {
        Optional<Span> found = quotation(text);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Span quotation = found.get();
        String around = (text.substring(0, quotation.start()) + " " + text.substring(quotation.end())).strip();
        String folded = folded(around);
        if (!around.isEmpty() && !DOUBT.matcher(folded).find() && !isAboutReceiving(folded)) {
            return Optional.empty();
        }
        return pasted(around, text.substring(quotation.start() + 1, quotation.end() - 1).strip());
    }

    /** With its marks. */
    private record Span(int start, int end) {}

    private static Optional<Span> quotation(String text) {
        int tried = 0;
        for (int start = 0; start < text.length() && tried < OPENINGS_TRIED; start++) {
            int kind = OPENING.indexOf(text.charAt(start));
            if (kind >= 0) {
                tried++;
                int end = text.indexOf(CLOSING.charAt(kind), start + 1);
                int length = end - start - 1;
                if (length >= SHORTEST_QUOTATION && length <= LONGEST_QUOTATION) {
                    return Optional.of(new Span(start, end + 1));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Pasted> introduced(String text) {
        Matcher introduction = INTRODUCED.matcher(sameLength(text));
        if (!introduction.find()) {
            return Optional.empty();
        }
        String said = introduction.group(1);
        if (!FIRST_PERSON.matcher(said).find() && !DOUBT.matcher(said).find()) {
            return Optional.empty();
        }
        return pasted(text.substring(0, introduction.end(1)).strip(), text.substring(introduction.start(2)).strip());
    }

    /** The question is the first or the last sentence. */
    private Optional<Pasted> besideAQuestion(String text) {
        List<String> sentences = Arrays.asList(SENTENCE.split(text.strip(), -1));
        if (sentences.size() < 2) {
            return Optional.empty();
        }
        String first = sentences.getFirst();
        String last = sentences.getLast();
        if (isDoubt(last)) {
            String before = text.strip().substring(0, text.strip().length() - last.length());
            return unlessTold(last, before.strip(), before.endsWith("\n"));
        }
        String after = text.strip().substring(first.length());
        return isDoubt(first) ? unlessTold(first, after.strip(), after.startsWith("\n")) : Optional.empty();
    }

    /** On a line of its own the rest is a message unless it tells of one; on the same line it must not be the citizen's. */
    private Optional<Pasted> unlessTold(String said, String received, boolean ownLine) {
        String folded = folded(received);
        boolean told = ownLine
                ? TELLS.matcher(folded).find()
                : FIRST_PERSON.matcher(folded).find() && !TO_THE_READER.matcher(folded).find()
                        && !FAMILY.matcher(folded).find();
        return told && !hasLink(received) ? Optional.empty() : pasted(said, received);
    }

    private Optional<Pasted> alone(String text) {
        String folded = folded(text);
        if (OPENER.matcher(folded).find()) {
            return Optional.of(new Pasted("", text.strip()));
        }
        boolean family = FAMILY.matcher(folded).find() && folded.matches("(?s).*\\b(?:numero|whatsapp)\\b.*");
        return family || looksReceived(text, folded) ? pasted("", text.strip()) : Optional.empty();
    }

    private boolean looksReceived(String text, String folded) {
        boolean link = hasLink(text);
        boolean number = !numbers.findIn(ReadableText.of(text)).isEmpty();
        boolean asks = ASKS_THE_BOT.matcher(folded).find() && !TO_THE_READER.matcher(folded).find();
        if (asks || (folded.strip().endsWith("?") && !link && !number)) {
            return false;
        }
        long addressed = TO_THE_READER.matcher(folded).results().limit(2).count();
        int points = (int) addressed + (link ? 1 : 0) + (leadsToStrangers.test(text) ? 1 : 0) + (number ? 1 : 0)
                + (SENDER.matcher(folded).find() ? 1 : 0)
                + (STOP.matcher(folded).find() ? 2 : 0) + (FIRST_PERSON.matcher(folded).find() ? -1 : 1);
        return points >= LOOKS_RECEIVED;
    }

    /** "I got a strange message": the message itself is still to come. */
    private static Optional<Pasted> announced(String text) {
        String folded = folded(text);
        boolean shortEnough = words(text) <= WORDS_OF_A_QUESTION;
        boolean wonders = folded.contains("arnaque") && ABOUT_A_MESSAGE.matcher(folded).find() && isDoubt(text);
        boolean got = isAboutReceiving(folded) && DOUBT.matcher(folded).find();
        boolean toCheck = ASKS_TO_CHECK.matcher(folded).find();
        boolean toldAlready = folded.matches("(?s).*\\b(?:qui|disant|demand\\w*|comme quoi)\\b.*");
        return shortEnough && (wonders || got || toCheck) && !toldAlready
                ? Optional.of(new Pasted(text.strip(), ""))
                : Optional.empty();
    }

    private static boolean isAboutReceiving(String folded) {
        return folded.matches("(?s).*\\b(?:recu|recois|recevoir|envoye)\\b.*") && folded.matches(
                "(?s).*\\b(?:sms|texto|mail|e-mail|email|courriel|message|whatsapp|ca|ceci|cela)\\b.*");
    }

    private static boolean isDoubt(String sentence) {
        String folded = folded(sentence);
        return words(sentence) <= WORDS_OF_A_QUESTION && DOUBT.matcher(folded).find()
                && (ABOUT_A_MESSAGE.matcher(folded).find() || folded.startsWith("arnaque"))
                && !ASKS_THE_BOT.matcher(folded).find() && !TO_THE_READER.matcher(folded).find();
    }

    private boolean hasLink(String text) {
        return !links.findIn(ReadableText.of(text)).isEmpty();
    }

    private static Optional<Pasted> pasted(String said, String received) {
        return words(received) < WORDS_OF_A_MESSAGE ? Optional.empty() : Optional.of(new Pasted(said, received));
    }

    private static int words(String text) {
        return ReadableText.of(text).words().size();
    }

    private static String folded(String text) {
        return ReadableText.of(text).folded();
    }

    /** Folded character for character where that is possible, so that places in it are places in the text. */
    private static String sameLength(String text) {
        String folded = folded(text);
        return folded.length() == text.length() ? folded : text.toLowerCase(Locale.ROOT);
    }
}
