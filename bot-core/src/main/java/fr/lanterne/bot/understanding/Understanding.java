package fr.lanterne.bot.understanding;

/** Placeholder. */
public class Understanding {
    public Understood understand(String text) {
        return new Understood(text, text, "fr", Intent.QUESTION);
    }
}
