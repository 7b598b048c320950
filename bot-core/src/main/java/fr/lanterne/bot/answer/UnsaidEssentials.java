package fr.lanterne.bot.answer;

import fr.lanterne.bot.Reply;
import fr.lanterne.knowledge.Essential;
import fr.lanterne.knowledge.Passage;
import java.util.ArrayList;
import java.util.List;

/** What the passages of an answer make essential, and the answer does not say. */
final class UnsaidEssentials {

    private static final String LABEL_END = " : ";

    private final ReplyDraft draft;
    private final AnswerTexts texts;
    private final List<String> told;

    UnsaidEssentials(ReplyDraft draft, AnswerTexts texts) {
        this.draft = draft;
        this.texts = texts;
        this.told = new ArrayList<>(draft.said());
        told.addAll(lists(draft.blocks()));
    }

    /** Their texts, none twice. */
    List<String> find() {
        List<String> unsaid = new ArrayList<>();
        for (Passage passage : draft.cited()) {
            for (Essential essential : passage.essentials()) {
                if (!isTold(essential.text(), passage)) {
                    told.add(essential.text());
                    unsaid.add(essential.text());
                }
            }
        }
        return unsaid;
    }

    private boolean isTold(String essential, Passage passage) {
        Coverage coverage = new Coverage(told);
        return coverage.covers(essential) || (isUnderItsHeadings(passage)
                && coverage.covers(withoutLabel(essential, passage)));
    }

    /** Whether the answer named the part of the fiche before it quoted it: then no label needs to be repeated. */
    private boolean isUnderItsHeadings(Passage passage) {
        return !passage.headings().isEmpty() && draft.said().contains(texts.part(passage.headings()));
    }

    /** Without the words before a colon, if they are those of the headings: {@code Si vous êtes mineur : …}. */
    private static String withoutLabel(String essential, Passage passage) {
        int end = essential.indexOf(LABEL_END);
        boolean label = end > 0 && Plain.stems(String.join(" ", passage.headings()))
                .containsAll(Plain.stems(essential.substring(0, end)));
        return label ? essential.substring(end + LABEL_END.length()) : essential;
    }

    /** Each list with the line that announces it: an essential may quote it whole. */
    private static List<String> lists(List<Reply.Block> blocks) {
        List<String> lists = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i) instanceof Reply.Bullets list) {
                lists.add((i == 0 ? "" : blocks.get(i - 1).plainText() + "\n") + list.plainText());
            }
        }
        return lists;
    }
}
