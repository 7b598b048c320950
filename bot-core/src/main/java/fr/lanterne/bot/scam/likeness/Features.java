package fr.lanterne.bot.scam.likeness;

import fr.lanterne.bot.scam.wording.ReadableText;
import fr.lanterne.bot.scam.wording.ReadableText.Word;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the model looks at: which words and pairs of neighbouring words occur. How often does not count, and numbers are all
 * the same, so that a message repeated or renumbered keeps its features.
 */
public final class Features {

    private static final String NUMBER = "0";
    /** Parts of addresses, of honest ones too: what an address says is judged elsewhere. */
    private static final Set<String> OF_ADDRESSES = Set.of("http", "https", "www", "com", "fr", "net", "org", "info",
            "html");

    private Features() {}

    public static Set<String> of(ReadableText text) {
        Set<String> features = new LinkedHashSet<>();
        List<Word> words = text.words();
        String before = "";
        for (Word word : words) {
            String plain = plain(word.text());
            if (OF_ADDRESSES.contains(plain)) {
                before = "";
                continue;
            }
            if (!plain.equals(NUMBER)) {
                features.add(plain);
            }
            if (!before.isEmpty()) {
                features.add(before + " " + plain);
            }
            before = plain;
        }
        return features;
    }

    /** Digits in any number, and the X that stand for masked ones. */
    private static String plain(String word) {
        return word.chars().allMatch(c -> Character.isDigit(c) || c == 'x') ? NUMBER : word;
    }
}
