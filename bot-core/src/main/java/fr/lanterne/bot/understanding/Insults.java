package fr.lanterne.bot.understanding;

/** Coarse words: a question asked in anger is still a question. */
final class Insults {

    private static final Phrases COARSE = Phrases.in("insults");

    private Insults() {}

    static boolean standIn(Wording wording) {
        return COARSE.standIn(wording);
    }

    static Wording without(Wording wording) {
        return COARSE.without(wording);
    }

    /** The text itself when there is none in it, else its other words. */
    static String removedFrom(String text) {
        PlainText plain = PlainText.of(text);
        Wording wording = Wording.of(plain);
        return COARSE.standIn(wording) ? String.join(" ", COARSE.without(wording).words()) : text;
    }
}
