package fr.lanterne.bot.answer;

import fr.lanterne.bot.Reply;
import fr.lanterne.knowledge.Passage;
import java.util.ArrayList;
import java.util.List;

/** What a citizen may do after an answer. */
final class Actions {

    private Actions() {}

    static Reply.Action human(AnswerTexts texts) {
        return new Reply.Action(texts.humanLabel(), Reply.Action.Kind.SEND, texts.humanRequest());
    }

    /** The official page of what was cited, the fiches that come close, and a human when the answer is not so sure. */
    static List<Reply.Action> after(List<Passage> cited, Material material, boolean sure, AnswerTexts texts) {
        List<Reply.Action> actions = new ArrayList<>();
        Passage first = cited.isEmpty() ? material.best().passage() : cited.getFirst();
        actions.add(open(texts.readOfficialPage(), first));
        if (!sure) {
            actions.add(human(texts));
        }
        material.otherFiches().stream()
                .filter(other -> cited.stream().noneMatch(passage -> passage.ficheId().equals(other.ficheId())))
                .forEach(other -> actions.add(open(texts.seeAlso(other.title()), other)));
        return actions;
    }

    private static Reply.Action open(String label, Passage passage) {
        return new Reply.Action(label, Reply.Action.Kind.OPEN, passage.url().toString());
    }
}
