package fr.lanterne.bot.answer;

import fr.lanterne.knowledge.Passage;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers in the fiche's own words, without a language model: which fiche it is, the first sentences of its summary, and what of
 * the best passage speaks most of the question.
 */
final class Extract {

    private static final int SUMMARY_SENTENCES = 2;

    private final Material material;
    private final String question;
    private final AnswerTexts texts;

    Extract(Material material, String question, AnswerTexts texts) {
        this.material = material;
        this.question = question;
        this.texts = texts;
    }

    /** Adds a whole answer to a draft, and gives the pieces to show. */
    List<String> tellOn(ReplyDraft draft) {
        return tell(draft, texts.opening(title()));
    }

    /** Adds what a draft lacks, and gives the pieces to show; none when it lacks nothing. */
    List<String> completeOn(ReplyDraft draft) {
        return tell(draft, texts.continuation(title()));
    }

    private List<String> tell(ReplyDraft draft, String opening) {
        Coverage coverage = new Coverage(draft.said());
        List<PlacedText> summary = unsaid(summarySentence(), coverage);
        Excerpt excerpt = Excerpt.of(material.best().sentences(), question);
        List<PlacedText> body = unsaid(excerpt.sentences(), coverage);
        if (summary.isEmpty() && body.isEmpty() && !draft.isEmpty()) {
            return List.of();
        }
        List<String> pieces = new ArrayList<>();
        pieces.add(draft.add(Place.PARAGRAPH, opening, openingSources(summary, body)));
        material.summary().ifPresent(source -> pieces.addAll(say(summary, source, draft)));
        if (!body.isEmpty() && !material.best().isSummary()) {
            pieces.add(draft.add(Place.PARAGRAPH, texts.part(material.best().passage().headings()), List.of()));
        }
        pieces.addAll(say(body, material.best(), draft));
        if (excerpt.shortened()) {
            pieces.add(draft.add(Place.PARAGRAPH, texts.listGoesOn(), List.of()));
        }
        return pieces;
    }

    /** A fiche can consist of essentials alone: then the opening is what cites it. */
    private List<Passage> openingSources(List<PlacedText> summary, List<PlacedText> body) {
        return summary.isEmpty() && body.isEmpty() ? List.of(material.best().passage()) : List.of();
    }

    private List<PlacedText> summarySentence() {
        return material.summary().stream().flatMap(summary -> summary.sentences().stream().limit(SUMMARY_SENTENCES))
                .filter(sentence -> !sentence.text().endsWith(":")).toList();
    }

    private static List<PlacedText> unsaid(List<PlacedText> sentences, Coverage coverage) {
        return sentences.stream().filter(sentence -> !coverage.covers(sentence.text())).toList();
    }

    /** Cites at the end of each paragraph, and for a list on the line that announces it or else on its last item. */
    private static List<String> say(List<PlacedText> sentences, SourcePassage source, ReplyDraft draft) {
        List<String> pieces = new ArrayList<>();
        for (int i = 0; i < sentences.size(); i++) {
            PlacedText sentence = sentences.get(i);
            Place next = i + 1 < sentences.size() ? sentences.get(i + 1).place() : Place.PARAGRAPH;
            boolean ends = inList(sentences, i)
                    ? next == Place.PARAGRAPH && !isAnnounced(sentences, i)
                    : next != Place.CONTINUES;
            Place place = i == 0 && sentence.place() == Place.CONTINUES ? Place.PARAGRAPH : sentence.place();
            pieces.add(draft.add(place, sentence.text(),
                    ends ? List.of(source.passage()) : List.of()));
        }
        return pieces;
    }

    private static boolean inList(List<PlacedText> sentences, int index) {
        for (int i = index; i >= 0; i--) {
            if (sentences.get(i).place() != Place.CONTINUES) {
                return sentences.get(i).place() == Place.ITEM;
            }
        }
        return false;
    }

    private static boolean isAnnounced(List<PlacedText> sentences, int index) {
        for (int i = index; i >= 0; i--) {
            if (sentences.get(i).text().endsWith(":") && !inList(sentences, i)) {
                return true;
            }
            if (!inList(sentences, i)) {
                return false;
            }
        }
        return false;
    }

    private String title() {
        return material.best().passage().title();
    }
}
