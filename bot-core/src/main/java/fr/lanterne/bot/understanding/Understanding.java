package fr.lanterne.bot.understanding;

import fr.lanterne.bot.Author;
import fr.lanterne.bot.ChatMessage;
import fr.lanterne.bot.Outcome;
import fr.lanterne.bot.Reply;
import java.util.List;
import java.util.Optional;

/** Reads a citizen's message: masks personal data, finds the language and the intent. Pure, and safe to share. */
public final class Understanding {

    private static final String FRENCH = "fr";

    private final PersonalDataMask mask = new PersonalDataMask();
    private final IntentReader intents = new IntentReader();

    /** Reads a message of any length and script; what it cannot place is a question in French. */
    public Understood understand(String text) {
        PlainText plain = PlainText.of(text);
        String language = LanguageGuess.of(plain);
        return new Understood(text, mask.mask(plain), language, intents.read(plain, FRENCH.equals(language)));
    }

    /**
     * Reads a message in the light of the bot's last one: a choice that it offered is a question, none of the choices and
     * a yes to the offer of a person are the wish for one. After a mediator's words they answer those.
     *
     * @param recent the messages before this one, oldest first
     */
    public Understood understand(String text, List<ChatMessage> recent) {
        Understood alone = understand(text);
        return recent.stream().filter(message -> message.author() == Author.BOT || message.author() == Author.MEDIATOR)
                .reduce((older, newer) -> newer).filter(last -> last.author() == Author.BOT)
                .flatMap(last -> meant(alone, last))
                .map(intent -> new Understood(text, alone.masked(), alone.language(), intent)).orElse(alone);
    }

    /** A text with a word for what it is in the place of personal data. */
    public String masked(String text) {
        return mask.mask(PlainText.of(text));
    }

    /** What to search with of an earlier message: see {@link Understood#searched()}. */
    public String searched(String text) {
        return Understood.searched(masked(text));
    }

    /** Whether two texts say the same, however they are spelt. */
    public static boolean sameWords(String one, String other) {
        return Wording.of(one).equals(Wording.of(other));
    }

    private Optional<Intent> meant(Understood message, ChatMessage last) {
        Wording wording = Wording.of(message.text());
        boolean clarified = last.outcome() == Outcome.CLARIFIED;
        if (clarified && chooses(message, last)) {
            return Optional.of(Intent.QUESTION);
        }
        if (clarified && Talk.isSomethingElse(wording)) {
            return Optional.of(Intent.HUMAN_WANTED);
        }
        if (message.intent() != Intent.BRIEF_REPLY) {
            return Optional.empty();
        }
        if (clarified) {
            return Optional.of(Intent.QUESTION);
        }
        return offersAHuman(last) && Talk.isYes(wording) ? Optional.of(Intent.HUMAN_WANTED) : Optional.empty();
    }

    private boolean chooses(Understood message, ChatMessage last) {
        return last.reply().actions().stream().map(Reply.Action::value)
                .anyMatch(choice -> sameWords(choice, message.text())
                        && understand(choice).intent() != Intent.HUMAN_WANTED);
    }

    /** Whether the way to a human is what the message ends with, rather than an answer. */
    private boolean offersAHuman(ChatMessage last) {
        return (last.outcome() == Outcome.DECLINED || last.outcome() == Outcome.SIGNPOSTED)
                && last.reply().actions().stream()
                        .anyMatch(action -> understand(action.value()).intent() == Intent.HUMAN_WANTED);
    }
}
