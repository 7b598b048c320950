package fr.lanterne.knowledge.source;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Plain French texts as sentences, and sentences in a form in which words are easy to find. */
final class FrenchSentences {

    private static final Pattern BORDER = Pattern.compile("(?<=[.!?…][»\")]{0,2}) +(?=[\\p{Lu}«\"])");
    private static final Pattern MORE_THAN_ONE = Pattern.compile("[.!?…][»\")]* ");
    private static final Pattern ABBREVIATED = Pattern
            .compile("(?:.*[ (])?(?:M|MM|Mme|Mmes|Dr|Me|St|Ste|art|al|ex|cf|env|av|bd|tél|n°|p|\\p{Lu})\\.");
    private static final Pattern LOOSE_END = Pattern.compile("[\\s;,:]+$");
    private static final Pattern ENDED = Pattern.compile("(?s).*[.!?…][»\")]*");
    private static final Pattern NO_WORD = Pattern.compile("[^a-z0-9]+");
    private static final int STEM = 6;
    private static final Set<String> EMPTY = Set.of("le", "la", "les", "l", "un", "une", "des", "du", "de", "d", "au",
            "aux", "a", "et", "ou", "en", "dans", "sur", "par", "pour", "avec", "que", "qu", "qui", "dont", "est",
            "sont", "vous", "votre", "vos", "son", "sa", "ses", "leur", "leurs", "ce", "cette", "ces", "cet", "etes",
            "avez", "tout", "tous", "toute", "etre", "avoir", "cas", "il", "elle", "ils", "elles", "s", "n", "c", "y");

    private FrenchSentences() {}

    /** The sentences of a text of one line, in order. Where it is unsure whether one ends, it does not. */
    static List<String> of(String text) {
        if (!MORE_THAN_ONE.matcher(text).find()) {
            return text.isBlank() ? List.of() : List.of(text.strip());
        }
        List<String> sentences = new ArrayList<>();
        for (String piece : BORDER.splitAsStream(text.strip()).toList()) {
            int last = sentences.size() - 1;
            if (last >= 0 && ABBREVIATED.matcher(sentences.get(last)).matches()) {
                sentences.set(last, sentences.get(last) + " " + piece);
            } else if (!piece.isBlank()) {
                sentences.add(piece.strip());
            }
        }
        return sentences;
    }

    /** In small letters, without accents, with straight apostrophes. */
    static String folded(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder(lower.length());
        for (int i = 0; i < lower.length(); i++) {
            fold(lower.charAt(i), folded);
        }
        return folded.toString();
    }

    private static void fold(char letter, StringBuilder folded) {
        switch (letter) {
            case 'à', 'â', 'ä' -> folded.append('a');
            case 'é', 'è', 'ê', 'ë' -> folded.append('e');
            case 'î', 'ï' -> folded.append('i');
            case 'ô', 'ö' -> folded.append('o');
            case 'ù', 'û', 'ü' -> folded.append('u');
            case 'ç' -> folded.append('c');
            case 'œ' -> folded.append("oe");
            case '’' -> folded.append('\'');
            default -> folded.append(letter < 0x300
                    ? letter
                    : Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFKC));
        }
    }

    /** The beginnings of the words that carry meaning, figures among them, of a folded text. */
    static Set<String> stems(String folded) {
        Set<String> stems = new HashSet<>();
        for (String word : NO_WORD.splitAsStream(folded).toList()) {
            if (!word.isEmpty() && !EMPTY.contains(word)) {
                String singular = word.endsWith("s") || word.endsWith("x")
                        ? word.substring(0, word.length() - 1)
                        : word;
                stems.add(singular.length() > STEM ? singular.substring(0, STEM) : singular);
            }
        }
        return stems;
    }

    /** With a capital at the start and a full stop at the end. */
    static String written(String sentence) {
        String text = LOOSE_END.matcher(sentence.strip()).replaceFirst("");
        return capital(ENDED.matcher(text).matches() ? text : text + ".");
    }

    static String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
