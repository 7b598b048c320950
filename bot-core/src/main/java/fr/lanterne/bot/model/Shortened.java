package fr.lanterne.bot.model;

/** Cuts texts to what a model takes. */
final class Shortened {

    /** A smaller limit would leave nothing to understand, in characters. */
    static final int SHORTEST = 100;

    private Shortened() {}

    /** The first characters, no pair of surrogates torn apart. */
    static String to(int characters, String text) {
        if (text.length() <= characters) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(characters - 1)) ? characters - 1 : characters;
        return text.substring(0, end);
    }
}
