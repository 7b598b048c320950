package fr.lanterne.bot.answer;

import fr.lanterne.bot.Outcome;
import fr.lanterne.bot.Reply;
import fr.lanterne.bot.dialogue.SkillStep;
import fr.lanterne.bot.model.ModelFailure;
import fr.lanterne.bot.understanding.Understood;
import fr.lanterne.knowledge.Retrieval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One answer from what was found: what is said on the way, and how it concludes. Not for two threads. */
final class AnswerTurn {

    private final Material material;
    private final AnswerTexts texts;
    private final OldFacts oldFacts;
    private final boolean sure;
    private final ReplyDraft draft = new ReplyDraft();
    private final PhrasedAnswer phrased;
    private final Extract extract;
    private final Map<String, String> reasons = new TreeMap<>();

    AnswerTurn(Understood message, Retrieval.Found found, AnswerTexts texts, double sureFrom,
            OldFacts oldFacts) {
        this.material = Material.of(found, message.masked());
        this.texts = texts;
        this.oldFacts = oldFacts;
        this.sure = found.confidence() >= sureFrom;
        this.phrased = new PhrasedAnswer(material, message.language(), draft);
        this.extract = new Extract(material, message.masked(), texts);
        reasons.put("confidence", String.format(Locale.ROOT, "%.2f", found.confidence()));
        reasons.put("passages", material.passages().stream()
                .map(source -> source.passage().ficheId() + "#" + source.passage().number())
                .collect(Collectors.joining(",")));
    }

    Material material() {
        return material;
    }

    /** No model: the fiche's own words. */
    List<SkillStep> extracted() {
        reasons.put("phrasing", "extract");
        return concluded(extract.tellOn(draft), Outcome.ANSWERED);
    }

    /** What may be said after a further piece of the model's words. */
    List<SkillStep> hear(String piece) {
        return says(phrased.hear(piece));
    }

    /** The model has ended. */
    List<SkillStep> ended() {
        List<String> pieces = new ArrayList<>(phrased.end());
        noteModel();
        if (phrased.isUsable()) {
            reasons.put("phrasing", "model");
            return concluded(pieces, Outcome.ANSWERED);
        }
        reasons.put("phrasing", "extract");
        reasons.put("modelFailure", "nothing_usable");
        return concluded(extract.tellOn(draft), Outcome.FAILED_OVER);
    }

    /** The model has failed: the fiche's own words stand for what is missing. */
    List<SkillStep> failed(ModelFailure failure) {
        noteModel();
        reasons.put("modelFailure", failure.kind().name().toLowerCase(Locale.ROOT));
        reasons.put("phrasing", phrased.isUsable() ? "model, then extract" : "extract");
        return concluded(phrased.isUsable() ? extract.completeOn(draft) : extract.tellOn(draft),
                Outcome.FAILED_OVER);
    }

    private void noteModel() {
        reasons.put("prompt", PhrasingPrompt.VERSION);
        reasons.put("sentencesPassed", String.valueOf(phrased.passed()));
        phrased.refusals().forEach((reason, count) -> reasons.put("refused." + reason, String.valueOf(count)));
    }

    private List<SkillStep> concluded(List<String> lastPieces, Outcome outcome) {
        List<String> pieces = new ArrayList<>(lastPieces);
        List<Reply.Block> blocks = new ArrayList<>(draft.blocks());
        List<String> missing = new UnsaidEssentials(draft, texts).find();
        if (!missing.isEmpty()) {
            Reply.Essentials essentials = new Reply.Essentials(missing);
            blocks.add(essentials);
            pieces.add(draft.apart() + essentials.plainText());
        }
        reasons.put("essentialsAdded", String.valueOf(missing.size()));
        for (String warning : oldFacts.warnings(draft.cited(), draft.said(), texts)) {
            blocks.add(new Reply.Paragraph(warning));
            pieces.add(draft.apart() + warning);
        }
        List<SkillStep> steps = new ArrayList<>(says(pieces));
        steps.add(new SkillStep.Concludes(outcome, new Reply(blocks, citations(),
                Actions.after(draft.cited(), material, sure, texts)), reasons));
        return steps;
    }

    private List<Reply.Citation> citations() {
        return draft.cited().stream().map(Reply.Citation::of).toList();
    }

    private static List<SkillStep> says(List<String> pieces) {
        return pieces.stream().<SkillStep>map(SkillStep.Says::new).toList();
    }
}
