package fr.lanterne.bot.answer;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Texts made comparable: what looks the same to a reader is the same here. */
final class Plain {

    private static final Pattern DIGITS_AND_LOOKALIKES = Pattern
            .compile("(?<![\\p{L}\\p{N}])(?=[oοоlіi|]{0,20}[0-9])[0-9oοоlіi|]{2,20}(?![\\p{L}\\p{N}])"
                    + "|(?<![\\p{L}\\p{N}])[oοоlіi|]{1,6}(?= ?(?:€|euros?\\b|%))");
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int STEM_LENGTH = 6;

    private static final Set<String> STOP_WORDS = Set.of("le", "la", "les", "un", "une", "des", "du", "de", "au", "aux",
            "et", "ou", "en", "dans", "sur", "sous", "par", "pour", "avec", "sans", "chez", "vers", "je", "tu", "il",
            "elle", "on", "nous", "vous", "ils", "elles", "me", "te", "se", "moi", "mon", "ma", "mes", "ton", "ta",
            "votre", "vos", "notre", "nos", "son", "sa", "ses", "leur", "leurs", "ce", "cet", "cette", "ces", "cela",
            "ca", "qui", "que", "quoi", "dont", "quel", "quelle", "quels", "quelles", "comment", "combien", "quand",
            "pourquoi", "est", "sont", "etre", "ete", "suis", "etes", "avez", "avoir", "ai", "as", "ont", "fait",
            "faire", "faut", "peut", "pouvez", "peux", "puis", "devez", "doit", "dois", "si", "ne", "pas", "plus",
            "tres", "aussi", "alors", "donc", "mais", "car", "y", "a", "l", "d", "j", "n", "s", "c", "qu", "m", "t",
            "bonjour", "merci", "svp", "veux", "voudrais", "savoir", "tout", "tous", "toute", "toutes", "meme");

    private Plain() {}

    /** The same text without the characters that nobody sees and with every script's digits as ours. */
    static String visible(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints()
                .filter(c -> Character.getType(c) != Character.FORMAT && (!Character.isISOControl(c) || c == '\n'))
                .forEach(c -> visible.appendCodePoint(Character.isDigit(c) ? '0' + Character.digit(c, 10) : c));
        return visible.toString();
    }

    /** Lower case with one form for every blank, dash and apostrophe. Accents stay, since addresses differ by them. */
    static String lower(String text) {
        String compatible = Normalizer.normalize(visible(text), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT)
                .replace('’', '\'').replace('‘', '\'').replace('ʼ', '\'').replace("。", ".").replace("œ", "oe");
        return compatible.replaceAll("\\p{Pd}", "-").replaceAll("[\\p{Zs}\\t]+", " ");
    }

    /** The same without accents, and with letters that pose as digits taken for digits. */
    static String folded(String text) {
        return withDigits(withoutAccents(lower(text)));
    }

    static String withoutAccents(String lower) {
        return Normalizer.normalize(MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD)).replaceAll(""),
                Normalizer.Form.NFC);
    }

    /** The beginnings of the words that carry meaning, in order. */
    static Set<String> stems(String text) {
        Set<String> stems = new LinkedHashSet<>();
        Arrays.stream(NO_WORD.split(withoutAccents(lower(text))))
                .filter(word -> word.length() > 1 && !STOP_WORDS.contains(word))
                .forEach(word -> stems.add(stem(word)));
        return stems;
    }

    /** The words alone, one blank apart: to find a text in another whatever its punctuation. */
    static String words(String text) {
        return NO_WORD.matcher(folded(text)).replaceAll(" ").strip();
    }

    private static String stem(String word) {
        String singular = word.length() > 3 && (word.endsWith("s") || word.endsWith("x"))
                ? word.substring(0, word.length() - 1)
                : word;
        return singular.length() > STEM_LENGTH ? singular.substring(0, STEM_LENGTH) : singular;
    }

    private static String withDigits(String lower) {
        return DIGITS_AND_LOOKALIKES.matcher(lower).replaceAll(found -> found.group().replaceAll("[oοо]", "0")
                .replaceAll("[lіi|]", "1"));
    }
}
