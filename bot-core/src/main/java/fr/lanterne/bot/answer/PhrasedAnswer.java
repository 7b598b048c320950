package fr.lanterne.bot.answer;

import fr.lanterne.knowledge.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Lets a model's words through sentence by sentence. A sentence that fails the check gives way to the fiche's own that is
 * nearest to it, or to nothing. Not for two threads.
 *
 * <p>Nothing is let through before a first sentence of the model's own has passed: a model of which nothing can be used is
 * replaced altogether.
 */
final class PhrasedAnswer {

    /** Share of a refused sentence's words that the fiche's own must have to stand for it. */
    private static final double NEAR_ENOUGH = 0.25;

    /** A model that starts by thinking aloud says much that is refused. */
    private static final int MAX_HELD_BACK = 2;

    private final Material material;
    private final GroundingCheck check;
    private final SentenceSplitter splitter = new SentenceSplitter();
    private final ReplyDraft draft;
    private final List<Replacement> heldBack = new ArrayList<>();
    private final Map<String, Integer> refusals = new TreeMap<>();
    private int passed;
    private @Nullable Sentence announcement;

    /** The place of a sentence that was left out: the next one inherits it. */
    private Place open = Place.CONTINUES;

    /** A fiche's sentence that stands for a refused one. */
    private record Replacement(Place place, String text, Passage source) {}

    PhrasedAnswer(Material material, String language, ReplyDraft draft) {
        this.material = material;
        this.check = new GroundingCheck(material, language);
        this.draft = draft;
    }

    /** What may be shown after a further piece of the model's words. */
    List<String> hear(String piece) {
        return pass(splitter.hear(piece));
    }

    /** What may be shown of the rest, when the model has ended. */
    List<String> end() {
        return pass(splitter.end());
    }

    /** Whether a sentence of the model's own was shown. */
    boolean isUsable() {
        return passed > 0;
    }

    int passed() {
        return passed;
    }

    /** How many sentences were refused, by reason. */
    Map<String, Integer> refusals() {
        return Map.copyOf(refusals);
    }

    private List<String> pass(List<PlacedText> sentences) {
        return sentences.stream().map(Sentence::of).filter(sentence -> !sentence.isEmpty())
                .flatMap(sentence -> pass(sentence).stream()).toList();
    }

    private List<String> pass(Sentence sentence) {
        Sentence placed = placed(sentence);
        if (check.mayAnnounce(placed)) {
            announcement = placed;
            open = Place.CONTINUES;
            return List.of();
        }
        return switch (check.check(placed)) {
            case GroundingCheck.Grounded(List<SourcePassage> passages) -> say(placed, passages);
            case GroundingCheck.Refused(GroundingCheck.Reason reason) -> replace(placed, reason);
        };
    }

    private Sentence placed(Sentence sentence) {
        Place place = sentence.place() == Place.CONTINUES ? open : sentence.place();
        open = place;
        return sentence.at(place);
    }

    private List<String> say(Sentence sentence, List<SourcePassage> passages) {
        passed++;
        List<String> pieces = new ArrayList<>();
        heldBack.forEach(replacement -> pieces.add(say(replacement)));
        heldBack.clear();
        takeAnnouncement(sentence).ifPresent(line -> pieces.add(draft.add(line.place(), line.text(), List.of())));
        pieces.add(draft.add(sentence.place(), sentence.text(),
                passages.stream().map(SourcePassage::passage).toList()));
        open = Place.CONTINUES;
        return pieces;
    }

    private String say(Replacement replacement) {
        return draft.add(replacement.place(), replacement.text(), List.of(replacement.source()));
    }

    /** A line that announces a list is only said with an item of the list. */
    private Optional<Sentence> takeAnnouncement(Sentence before) {
        Optional<Sentence> line = Optional.ofNullable(announcement);
        announcement = null;
        return line.filter(announced -> before.place() == Place.ITEM);
    }

    private List<String> replace(Sentence refused, GroundingCheck.Reason reason) {
        refusals.merge(reason.name().toLowerCase(Locale.ROOT), 1, Integer::sum);
        Optional<Replacement> nearest = nearest(refused);
        if (nearest.isEmpty()) {
            return List.of();
        }
        open = Place.CONTINUES;
        if (!isUsable()) {
            if (heldBack.size() < MAX_HELD_BACK) {
                heldBack.add(nearest.get());
            }
            return List.of();
        }
        List<String> pieces = new ArrayList<>();
        takeAnnouncement(refused).ifPresent(line -> pieces.add(draft.add(line.place(), line.text(), List.of())));
        pieces.add(say(nearest.get()));
        return pieces;
    }

    /** Among the cited passages first, then among all. */
    private Optional<Replacement> nearest(Sentence refused) {
        List<SourcePassage> cited = refused.citations().stream()
                .flatMap(number -> material.numbered(number).stream()).toList();
        return nearest(refused, cited).or(() -> nearest(refused, material.passages()));
    }

    private Optional<Replacement> nearest(Sentence refused, List<SourcePassage> passages) {
        List<String> said = new ArrayList<>(draft.said());
        heldBack.forEach(replacement -> said.add(replacement.text()));
        Coverage coverage = new Coverage(said);
        var wanted = Plain.stems(refused.text());
        double best = NEAR_ENOUGH;
        @Nullable
        Replacement nearest = null;
        for (SourcePassage passage : passages) {
            for (PlacedText own : passage.sentences()) {
                var stems = Plain.stems(own.text());
                double share = (double) wanted.stream().filter(stems::contains).count() / Math.max(1, wanted.size());
                if (share > best && canStandAlone(own, refused) && !coverage.covers(own.text())) {
                    best = share;
                    nearest = new Replacement(refused.place(), own.text(), passage.passage());
                }
            }
        }
        return Optional.ofNullable(nearest);
    }

    private static boolean canStandAlone(PlacedText own, Sentence refused) {
        boolean sentence = own.place() != Place.ITEM && !own.text().endsWith(":");
        return sentence || refused.place() == Place.ITEM;
    }
}
