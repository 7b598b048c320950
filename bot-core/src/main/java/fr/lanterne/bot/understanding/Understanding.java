package fr.lanterne.bot.understanding;

/** Reads a citizen's message: masks personal data, finds the language and the intent. Pure, and safe to share. */
public final class Understanding {

    private final PersonalDataMask mask = new PersonalDataMask();
    private final IntentReader intents = new IntentReader();

    /** Reads a message of any length and script; what it cannot place is a question in French. */
    public Understood understand(String text) {
        PlainText plain = PlainText.of(text);
        return new Understood(text, mask.mask(plain), LanguageGuess.of(plain), intents.read(plain));
    }
}
