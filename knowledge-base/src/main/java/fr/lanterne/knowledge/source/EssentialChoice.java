package fr.lanterne.knowledge.source;

import fr.lanterne.knowledge.Essential;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Chooses, of what a part of a fiche states, the few sentences without which an answer would mislead. Decision 11 tells
 * which they are, and why.
 */
final class EssentialChoice {

    /** The longest essential, in characters, its label included. */
    static final int LONGEST = 260;

    /** The most for one passage. */
    static final int MOST = 3;

    /** What an essential must be worth at least. */
    static final int ENOUGH = 5;

    /** The same for one that is said whatever part of the fiche is used. */
    static final int DECISIVE = 7;

    private static final int SHORTEST = 30;
    private static final int LONGEST_NOTE = 200;

    private final String title;

    /** A document repeats the same sentences under many cases. */
    private final Map<Statement, List<Quote>> quotes = new HashMap<>();

    EssentialChoice(String title) {
        this.title = FrenchSentences.folded(title);
    }

    private record Candidate(Statement statement, Quote quote, int place) {
        int worth() {
            return quote.worth();
        }
    }

    /** A text that could be quoted, and its worth. */
    private record Quote(String text, int worth) {}

    /**
     * The essentials of one passage's statements under their headings, in the order of the text.
     *
     * @param enough what each must be worth
     * @param most how many at most
     */
    List<Essential> of(List<Heading> headings, List<Statement> statements, int enough, int most) {
        List<Candidate> candidates = new ArrayList<>();
        for (Statement statement : statements) {
            for (Quote quote : quotes.computeIfAbsent(statement, EssentialChoice::quotes)) {
                if (quote.worth() >= enough) {
                    candidates.add(new Candidate(statement, quote, candidates.size()));
                }
            }
        }
        candidates.sort(Comparator.comparingInt(Candidate::worth).reversed());
        SortedMap<Integer, Essential> chosen = new TreeMap<>();
        for (Candidate candidate : candidates) {
            if (chosen.size() < most) {
                stated(candidate, headings).filter(essential -> !chosen.containsValue(essential))
                        .ifPresent(essential -> chosen.put(candidate.place(), essential));
            }
        }
        return List.copyOf(chosen.values());
    }

    private static List<Heading> above(Statement statement, List<Heading> headings) {
        return statement.under().isEmpty()
                ? headings
                : Stream.concat(headings.stream(), Stream.of(new Heading(statement.under(), false))).toList();
    }

    private static List<Quote> quotes(Statement statement) {
        return quotable(statement).stream()
                .map(text -> new Quote(text, Worth.of(FrenchSentences.folded(text), statement.origin())))
                .filter(quote -> quote.worth() >= ENOUGH).toList();
    }

    /** A short note is one thought; of a longer text each sentence stands for itself. */
    private static List<String> quotable(Statement statement) {
        return switch (statement.origin()) {
            case LIST, TABLE -> List.of(statement.text());
            case TEXT -> FrenchSentences.of(statement.text()).stream().filter(text -> !text.endsWith(":")).toList();
            case WARNING, NOTE -> {
                List<String> sentences = FrenchSentences.of(statement.text());
                yield sentences.size() <= 2 && statement.text().length() <= LONGEST_NOTE
                        ? List.of(statement.text())
                        : sentences;
            }
        };
    }

    private Optional<Essential> stated(Candidate candidate, List<Heading> headings) {
        Statement.Origin origin = candidate.statement().origin();
        String sentence = FrenchSentences.written(candidate.quote().text());
        String folded = FrenchSentences.folded(sentence);
        if (sentence.length() < SHORTEST || sentence.length() > LONGEST) {
            return Optional.empty();
        }
        return SituationLabel.of(above(candidate.statement(), headings), title, folded)
                .filter(label -> label.length() + sentence.length() <= LONGEST)
                .filter(label -> standsAlone(folded, FrenchSentences.folded(label), origin))
                .map(label -> new Essential(Worth.kind(folded),
                        label.isEmpty() ? sentence : label + SituationLabel.lowered(sentence)));
    }

    private boolean standsAlone(String sentence, String label, Statement.Origin origin) {
        if (SelfContained.passes(title + " " + label + sentence)
                || (SelfContained.needsALabel(sentence) && !isAnchored(sentence, label))) {
            return false;
        }
        return switch (origin) {
            case TABLE -> true;
            case LIST -> SelfContained.isSo(sentence.replaceFirst(" suivante?s?(?= ?:)", ""), label, title);
            case TEXT -> SelfContained.isSo(sentence, label, title);
            // The second sentence of a note may look back at its first.
            case WARNING, NOTE -> SelfContained.isSo(FrenchSentences.of(sentence).getFirst(), label, title);
        };
    }

    /** Whether the words beside a sentence tell what it is about. */
    private boolean isAnchored(String sentence, String label) {
        Set<String> known = FrenchSentences.stems(title);
        return !label.isEmpty() || FrenchSentences.stems(sentence).stream().anyMatch(known::contains);
    }
}
