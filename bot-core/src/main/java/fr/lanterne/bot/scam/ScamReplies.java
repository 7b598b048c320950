package fr.lanterne.bot.scam;

import fr.lanterne.bot.Reply;
import fr.lanterne.bot.Reply.Action;
import fr.lanterne.bot.Reply.Block;
import fr.lanterne.bot.Reply.Bullets;
import fr.lanterne.bot.Reply.Citation;
import fr.lanterne.bot.Reply.Essentials;
import fr.lanterne.bot.Reply.Paragraph;
import fr.lanterne.bot.Reply.Steps;
import fr.lanterne.bot.Risk;
import fr.lanterne.bot.Verdict;
import fr.lanterne.bot.scam.organisation.Organisation;
import fr.lanterne.bot.scam.organisation.Organisation.Verification;
import fr.lanterne.bot.scam.report.Learned;
import fr.lanterne.bot.scam.wording.ReadableText;
import fr.lanterne.knowledge.Passage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts into words what the check found and what the fiches say to do. What it states comes from a fiche that it cites. */
final class ScamReplies {

    private static final int MOST_REASONS = 4;
    private static final String CITED = " [1]";
    private static final String ALSO_CITED = " [2]";

    private final ScamTexts texts;

    ScamReplies(ScamTexts texts) {
        this.texts = texts;
    }

    /** The verdict first, then the most urgent question, then why, and what to do. */
    Reply verdict(Assessment assessment, Learned learned, Optional<Guide> guide) {
        Verdict verdict = withWord(texts.verdict(assessment), learned);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(texts.verdict(assessment.risk())));
        boolean careful = assessment.risk() != Risk.NOTHING_FOUND;
        if (!careful) {
            Stream.ofNullable(learned.word()).forEach(word -> blocks.add(new Paragraph(word.text())));
        } else {
            blocks.add(new Paragraph(texts.text("ask.harm")));
            reasons(assessment, verdict, blocks);
            Stream.ofNullable(learned.trend()).forEach(trend -> blocks.add(new Paragraph(trend)));
            guide.ifPresent(found -> toDo(found, assessment, blocks));
        }
        blocks.add(new Paragraph(assessment.organisation().flatMap(Organisation::site)
                .map(site -> texts.text("check.site", site)).orElseGet(() -> texts.text("check.other"))));
        blocks.add(new Paragraph(texts.text("not-read")));
        return new Reply(blocks, careful ? guide.map(ScamReplies::citations).orElse(List.of()) : List.of(),
                careful ? harms() : List.of(), verdict);
    }

    /** What a person found out comes before what the check did. */
    private static Verdict withWord(Verdict verdict, Learned learned) {
        return new Verdict(verdict.risk(),
                Stream.concat(Stream.ofNullable(learned.word()), verdict.signs().stream()).toList());
    }

    private void reasons(Assessment assessment, Verdict verdict, List<Block> blocks) {
        if (assessment.risk() == Risk.HIGH) {
            assessment.organisation()
                    .ifPresent(body -> blocks.add(new Paragraph(texts.text("imitates", body.name()))));
        }
        blocks.add(new Paragraph(texts.text("reasons")));
        blocks.add(
                new Bullets(verdict.signs().stream().map(Verdict.Sign::text).distinct().limit(MOST_REASONS).toList()));
    }

    private void toDo(Guide guide, Assessment assessment, List<Block> blocks) {
        assessment.organisation().filter(body -> isAbout(guide, body))
                .ifPresent(body -> Stream.of(body.neverAsks(), body.writes()).filter(words -> !words.isEmpty())
                        .forEach(words -> blocks.add(new Paragraph(words + mark(body) + ALSO_CITED))));
        blocks.add(new Paragraph(texts.text("do") + CITED));
        blocks.add(new Steps(guide.steps()));
    }

    /** How a body really writes is said only where its fiche tells real messages of that very body from fake ones. */
    private static boolean isAbout(Guide guide, Organisation body) {
        return body.fiche().filter(guide.passage().ficheId().value()::equals).isPresent()
                && guide.recognition().filter(passage -> body.isNamedIn(ReadableText.of(passage.text()))).isPresent();
    }

    private String mark(Organisation body) {
        return body.verification() == Verification.OFFICIAL ? "" : " " + texts.text("unverified");
    }

    private static List<Citation> citations(Guide guide) {
        return Stream.concat(Stream.of(guide.passage()), guide.recognition().stream()).map(ScamReplies::citation)
                .toList();
    }

    private List<Action> harms() {
        return Arrays.stream(Harm.values())
                .map(harm -> new Action(texts.text("harm." + harm + ".label"), Action.Kind.SEND,
                        texts.harmRequest(harm)))
                .toList();
    }

    /** Where the message itself is still to come. */
    Reply askForMessage() {
        return new Reply(
                List.of(new Paragraph(texts.text("ask.message")), new Paragraph(texts.text("ask.message.how"))),
                List.of(), List.of());
    }

    /** Whether a picture was read rightly; the addresses on it lead nowhere. */
    Reply confirmWords(String words) {
        List<Block> blocks = new ArrayList<>(List.of(new Paragraph(texts.text("picture.confirm"))));
        words.lines().map(Defanged::of).forEach(line -> blocks.add(new Paragraph(line)));
        blocks.add(new Paragraph(texts.text("picture.confirm.question")));
        blocks.add(new Paragraph(texts.text("picture.confirm.not-kept")));
        return new Reply(blocks, List.of(), List.of(send("picture.yes"), send("picture.no")));
    }

    private Action send(String button) {
        return new Action(texts.text(button + ".label"), Action.Kind.SEND, texts.text(button + ".request"));
    }

    /** Where only a beginning was shown. */
    Reply askForRest(Assessment assessment) {
        return new Reply(List.of(new Paragraph(texts.text("ask.rest")), new Paragraph(texts.text("ask.rest.unknown"))),
                List.of(), List.of(), texts.verdict(assessment));
    }

    /** All steps at once. */
    Reply repair(Harm harm, Guide guide) {
        List<Block> blocks = new ArrayList<>();
        guide.opening().forEach(line -> blocks.add(new Paragraph(line)));
        blocks.add(new Paragraph(texts.text("do") + CITED));
        blocks.add(new Steps(guide.steps()));
        if (!guide.essentials().isEmpty()) {
            blocks.add(new Essentials(guide.essentials()));
        }
        List<Action> actions = new ArrayList<>();
        actions.add(new Action(texts.text("step.one-by-one"), Action.Kind.SEND, texts.stepRequest(harm, 1)));
        actions.add(officialPage(guide));
        human(harm).ifPresent(actions::add);
        return new Reply(blocks, List.of(citation(guide)), actions);
    }

    /** One step; after the last one, that all is done. */
    Reply step(Harm harm, Guide guide, int step) {
        if (step > guide.steps().size()) {
            return finished(harm, guide);
        }
        List<Action> actions = new ArrayList<>(List.of(
                new Action(texts.text("step.done"), Action.Kind.SEND, texts.stepRequest(harm, step + 1)),
                new Action(texts.text("step.stuck"), Action.Kind.SEND, texts.stuckRequest(harm, step)),
                new Action(texts.text("step.repeat"), Action.Kind.SEND, texts.stepRequest(harm, step))));
        human(harm).ifPresent(actions::add);
        return new Reply(stepBlocks(guide, step), List.of(citation(guide)), actions);
    }

    private List<Block> stepBlocks(Guide guide, int step) {
        return List.of(new Paragraph(texts.text("step.number", step, guide.steps().size()) + CITED),
                new Paragraph(guide.steps().get(step - 1)));
    }

    private Reply finished(Harm harm, Guide guide) {
        List<Block> blocks = new ArrayList<>(List.of(new Paragraph(texts.text("step.finished"))));
        if (!guide.essentials().isEmpty()) {
            blocks.add(new Essentials(guide.essentials()));
        }
        List<Action> actions = new ArrayList<>(List.of(officialPage(guide)));
        human(harm).ifPresent(actions::add);
        return new Reply(blocks, List.of(citation(guide)), actions);
    }

    /** The step again, and the ways on from it. */
    Reply unstuck(Harm harm, Guide guide, int step) {
        int known = Math.min(step, guide.steps().size());
        List<Block> blocks = new ArrayList<>(List.of(new Paragraph(texts.text("step.stuck.words"))));
        blocks.addAll(stepBlocks(guide, known));
        blocks.add(new Paragraph(texts.text("step.stuck.next")));
        return new Reply(blocks, List.of(citation(guide)), List.of(humanAction(),
                new Action(texts.text("step.skip"), Action.Kind.SEND, texts.stepRequest(harm, known + 1)),
                officialPage(guide)));
    }

    /** Where no fiche says what to do. */
    Reply noGuide() {
        return new Reply(List.of(new Paragraph(texts.text("no-guide"))), List.of(), List.of(humanAction()));
    }

    Reply humanRecorded() {
        return new Reply(
                List.of(new Paragraph(texts.text("human.recorded")), new Paragraph(texts.text("human.meanwhile"))),
                List.of(), List.of());
    }

    private Optional<Action> human(Harm harm) {
        return harm.moneyAtRisk() ? Optional.of(humanAction()) : Optional.empty();
    }

    private Action humanAction() {
        return new Action(texts.text("action.human.label"), Action.Kind.SEND, texts.text("action.human.request"));
    }

    private Action officialPage(Guide guide) {
        return new Action(texts.text("action.official-page"), Action.Kind.OPEN, guide.passage().url().toString());
    }

    private static Citation citation(Guide guide) {
        return citation(guide.passage());
    }

    private static Citation citation(Passage passage) {
        return new Citation(passage.ficheId(), passage.title(), passage.url(), String.join(" > ", passage.headings()),
                passage.source().publisher(), passage.source().date());
    }
}
