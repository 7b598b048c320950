package fr.lanterne.bot.answer;

import fr.lanterne.bot.Reply;
import fr.lanterne.bot.dialogue.SkillStep;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Flux;

/** Says something of our own before an answer. */
final class Preface {

    private Preface() {}

    /** The answer's steps after a paragraph; what is shown on the way stays the plain text of the reply. */
    static Flux<SkillStep> before(Flux<SkillStep> answer, String paragraph) {
        return Flux.concat(Flux.just(new SkillStep.Says(paragraph + "\n\n")),
                answer.map(step -> step instanceof SkillStep.Concludes end ? with(paragraph, end) : step));
    }

    private static SkillStep with(String paragraph, SkillStep.Concludes end) {
        List<Reply.Block> blocks = new ArrayList<>();
        blocks.add(new Reply.Paragraph(paragraph));
        blocks.addAll(end.reply().blocks());
        return new SkillStep.Concludes(end.outcome(),
                new Reply(blocks, end.reply().citations(), end.reply().actions()), end.reasons());
    }
}
