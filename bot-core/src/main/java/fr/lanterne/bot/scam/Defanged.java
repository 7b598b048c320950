package fr.lanterne.bot.scam;

import java.util.regex.Pattern;

/** Writes addresses so that no program makes a link of them and nobody follows one by mistake. */
final class Defanged {

    private static final Pattern SCHEME = Pattern.compile("(?i)\\bh[tx]{2}p(s?)(?=\\s?:|\\s?/)");
    private static final Pattern DOT = Pattern.compile("(?<=[\\p{L}\\p{N}_-])[.。․．](?=[\\p{L}\\p{N}])");

    private Defanged() {}

    static String of(String text) {
        return DOT.matcher(SCHEME.matcher(text).replaceAll("hxxp$1")).replaceAll("[.]");
    }
}
