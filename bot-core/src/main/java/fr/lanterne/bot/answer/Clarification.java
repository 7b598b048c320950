package fr.lanterne.bot.answer;

import fr.lanterne.bot.Outcome;
import fr.lanterne.bot.Reply;
import fr.lanterne.bot.dialogue.SkillStep;
import fr.lanterne.bot.understanding.Understanding;
import fr.lanterne.knowledge.Retrieval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The clarifying question: what to choose from, and a human for whoever does not find it there. */
final class Clarification {

    private Clarification() {}

    /** The choices stand in the text too, for channels without buttons and for screen readers. */
    static SkillStep.Concludes of(Retrieval.Unclear unclear, AnswerTexts texts) {
        List<Reply.Action> actions = new ArrayList<>();
        unclear.choices().forEach(choice -> actions.add(new Reply.Action(choice, Reply.Action.Kind.SEND, choice)));
        actions.add(new Reply.Action(texts.somethingElse(), Reply.Action.Kind.SEND, texts.humanRequest()));
        Reply reply = new Reply(List.of(new Reply.Paragraph(texts.clarifyingQuestion()),
                new Reply.Bullets(unclear.choices()), new Reply.Paragraph(texts.clarifyingHelp())), List.of(), actions);
        return new SkillStep.Concludes(Outcome.CLARIFIED, reply,
                Map.of("cause", "unclear", "choices", String.valueOf(unclear.choices().size()), "confidence",
                        String.format(Locale.ROOT, "%.2f", unclear.confidence())));
    }

    /** The choices of a clarifying question that was asked. */
    static List<String> choicesOf(Reply reply) {
        List<String> sent = reply.actions().stream().filter(action -> action.kind() == Reply.Action.Kind.SEND)
                .map(Reply.Action::value).toList();
        return sent.isEmpty() ? sent : sent.subList(0, sent.size() - 1);
    }

    /** The choice of a clarifying question that a text says, in any spelling. */
    static Optional<String> chosen(List<String> choices, String text) {
        return choices.stream().filter(choice -> Understanding.sameWords(choice, text)).findFirst();
    }
}
