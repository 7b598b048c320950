package fr.lanterne.bot.scam;

import fr.lanterne.bot.Author;
import fr.lanterne.bot.ChatMessage;
import fr.lanterne.bot.Reply.Action;
import fr.lanterne.bot.dialogue.TurnInput;
import fr.lanterne.bot.scam.wording.ReadableText;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a citizen wants of the scam check. Where one is in the steps stands in the words that a button sends, so that
 * nothing has to be remembered; who types a button's label instead of pressing it is understood as well.
 */
final class DemandReader {

    private static final Pattern STEP = Pattern.compile("^(.*?), (?:etape|bloque a l'etape) (\\d{1,2})$");

    private final PasteReader pastes;
    private final Predicate<String> dressedUp;
    private final Map<Harm, String> harms = new EnumMap<>(Harm.class);
    private final String human;
    private final String pictureWords;
    private final String pictureRight;
    private final String pictureWrong;
    private final String askForRest;
    private final String askForMessage;

    /** @param dressedUp whether a text holds an address that pretends or hides: it is checked whatever was asked */
    DemandReader(ScamTexts texts, PasteReader pastes, Predicate<String> dressedUp) {
        this.pastes = pastes;
        this.dressedUp = dressedUp;
        for (Harm harm : Harm.values()) {
            harms.put(harm, folded(texts.harmRequest(harm)));
        }
        this.human = folded(texts.text("action.human.request"));
        this.pictureWords = texts.text("picture.words");
        this.pictureRight = folded(texts.text("picture.yes.request"));
        this.pictureWrong = folded(texts.text("picture.no.request"));
        this.askForRest = texts.text("ask.rest");
        this.askForMessage = texts.text("ask.message");
    }

    /** Empty when the message has nothing to do with the scam check. */
    Optional<Demand> read(TurnInput input) {
        String text = input.message().text();
        Optional<ChatMessage> last = lastOfBot(input);
        if (text.startsWith(pictureWords)) {
            return Optional.of(new Demand.ToConfirm(withoutHeading(text)));
        }
        Optional<Demand> pressed = pressed(text, input);
        if (pressed.isPresent()) {
            return pressed;
        }
        Optional<Demand> typed = last.flatMap(message -> typedLabel(text, message, input));
        return typed.isPresent() ? typed : toCheck(text, input, last);
    }

    private Optional<Demand> pressed(String text, TurnInput input) {
        String request = folded(text);
        if (request.equals(human)) {
            return Optional.of(new Demand.AHuman());
        }
        if (request.equals(pictureRight)) {
            return picture(input).map(Demand.ToCheck::new).map(Demand.class::cast)
                    .or(() -> Optional.of(new Demand.ToCheckSomething()));
        }
        if (request.equals(pictureWrong)) {
            return Optional.of(new Demand.ToCheckSomething());
        }
        Matcher step = STEP.matcher(request);
        String wanted = step.matches() ? step.group(1) : request;
        return harms.entrySet().stream().filter(entry -> entry.getValue().equals(wanted)).map(Map.Entry::getKey)
                .findFirst().map(harm -> demand(harm, step, request));
    }

    private static Demand demand(Harm harm, Matcher step, String request) {
        if (!step.matches()) {
            return new Demand.ToRepair(harm);
        }
        int number = Integer.parseInt(step.group(2));
        return request.contains(", bloque") ? new Demand.ToBeUnstuck(harm, number) : new Demand.ToBeLed(harm, number);
    }

    private Optional<Demand> typedLabel(String text, ChatMessage last, TurnInput input) {
        String typed = folded(text).replaceAll("[ .!]+$", "");
        return last.reply().actions().stream().filter(action -> action.kind() == Action.Kind.SEND)
                .filter(action -> folded(action.label()).equals(typed)).map(Action::value).findFirst()
                .flatMap(value -> pressed(value, input));
    }

    private Optional<Demand> toCheck(String text, TurnInput input, Optional<ChatMessage> last) {
        Optional<Pasted> pasted = pastes.read(text);
        boolean restAsked = last.filter(message -> message.reply().plainText().contains(askForRest)).isPresent();
        boolean messageAsked = last.filter(message -> message.reply().plainText().contains(askForMessage)).isPresent();
        if (restAsked) {
            String received = pasted.map(Pasted::received).filter(part -> !part.isEmpty()).orElse(text);
            return Optional.of(new Demand.ToCheck(opener(input) + "\n" + received));
        }
        if (messageAsked && pasted.isEmpty()) {
            return Optional.of(new Demand.ToCheck(text));
        }
        Optional<String> received = pasted.map(Pasted::received).filter(part -> !part.isEmpty())
                .or(() -> dressedUp.test(text) ? Optional.of(text) : Optional.empty());
        return received.<Demand>map(Demand.ToCheck::new).or(() -> pasted.map(message -> new Demand.ToCheckSomething()));
    }

    /** The words of the latest picture. */
    private Optional<String> picture(TurnInput input) {
        return input.recent().stream().filter(message -> message.author() == Author.CITIZEN)
                .map(message -> message.reply().plainText()).filter(text -> text.startsWith(pictureWords))
                .reduce((older, newer) -> newer).map(this::withoutHeading);
    }

    private String withoutHeading(String text) {
        return text.substring(pictureWords.length()).strip();
    }

    /** The beginning that was sent before the rest was asked for. */
    private static String opener(TurnInput input) {
        return input.recent().stream().filter(message -> message.author() == Author.CITIZEN)
                .reduce((older, newer) -> newer).map(message -> message.reply().plainText()).orElse("");
    }

    private static Optional<ChatMessage> lastOfBot(TurnInput input) {
        return input.recent().stream().filter(message -> message.author() == Author.BOT)
                .reduce((older, newer) -> newer);
    }

    private static String folded(String text) {
        return ReadableText.of(text).folded().replaceAll("\\s+", " ").strip();
    }
}
