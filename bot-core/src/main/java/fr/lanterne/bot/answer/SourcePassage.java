package fr.lanterne.bot.answer;

import fr.lanterne.knowledge.Contact;
import fr.lanterne.knowledge.Essential;
import fr.lanterne.knowledge.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A passage, and what it lets an answer say. */
final class SourcePassage {

    /** Starts a line that only names a service: it says nothing. */
    private static final String POINTER = "→";
    private static final Pattern PURPOSE_ALONE = Pattern.compile("Pour [^,]*:");

    private final Passage passage;
    private final String everything;
    private final Set<Fact> facts;
    private final Set<String> stems;
    private final String words;
    private final List<PlacedText> sentences;

    SourcePassage(Passage passage) {
        this.passage = passage;
        this.everything = everythingOf(passage);
        this.facts = Facts.allowedBy(everything);
        this.stems = Plain.stems(everything);
        this.words = " " + Plain.words(everything) + " ";
        this.sentences = withoutPointers(
                SentenceSplitter.split(passage.text()).stream().map(SourcePassage::readable).toList());
    }

    Passage passage() {
        return passage;
    }

    /** All facts that stand in its text, links, essentials, contacts and source. */
    Set<Fact> facts() {
        return facts;
    }

    Set<String> stems() {
        return stems;
    }

    /** Its own sentences, in order. */
    List<PlacedText> sentences() {
        return sentences;
    }

    /** Whether the very words stand in it, whatever the punctuation. */
    boolean says(String text) {
        return words.contains(" " + Plain.words(text) + " ");
    }

    boolean isSummary() {
        return passage.headings().isEmpty();
    }

    /**
     * Without the lines that only name a service. A sentence that announced one ends like any other; what is no sentence
     * without it ({@code Pour suivre votre demande :}) goes as well.
     */
    private static List<PlacedText> withoutPointers(List<PlacedText> sentences) {
        List<PlacedText> kept = new ArrayList<>();
        for (PlacedText sentence : sentences) {
            if (!sentence.text().startsWith(POINTER)) {
                kept.add(sentence);
            } else if (!kept.isEmpty() && kept.getLast().text().endsWith(":")
                    && kept.getLast().place() != Place.ITEM) {
                PlacedText before = kept.removeLast();
                if (!PURPOSE_ALONE.matcher(before.text()).matches()) {
                    kept.add(new PlacedText(before.place(), before.text().replaceFirst("\\s*:$", ".")));
                }
            }
        }
        return List.copyOf(kept);
    }

    private static PlacedText readable(PlacedText sentence) {
        if (!sentence.text().contains(" | ")) {
            return new PlacedText(sentence.place(), Sentence.of(sentence).text());
        }
        String[] cells = sentence.text().split(" \\| ", 2);
        return new PlacedText(Place.ITEM, Plain.visible(cells[0] + " : " + cells[1].replace(" | ", " ; ")));
    }

    private static String everythingOf(Passage passage) {
        List<String> parts = new ArrayList<>();
        parts.add(passage.title());
        parts.addAll(passage.headings());
        parts.add(passage.text());
        passage.links().forEach(link -> parts.add(link.label() + "\n" + link.url()));
        passage.essentials().stream().map(Essential::text).forEach(parts::add);
        passage.contacts().stream().map(SourcePassage::lines).forEach(parts::add);
        parts.add(passage.source().publisher());
        parts.add(passage.source().url() + "\n" + passage.source().date());
        return String.join("\n", parts);
    }

    private static String lines(Contact contact) {
        return contact.name() + "\n" + switch (contact) {
            case Contact.Phone phone -> phone.number() + "\n" + phone.number().replaceAll("[^0-9+]", "") + "\n"
                    + phone.price() + "\n" + phone.hours();
            case Contact.Link link -> link.url().toString();
            case Contact.Address address -> address.address() + "\n" + address.hours();
        };
    }
}
