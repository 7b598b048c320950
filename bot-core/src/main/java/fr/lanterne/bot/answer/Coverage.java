package fr.lanterne.bot.answer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether something was said already, in the same words or nearly so. */
final class Coverage {

    private static final double NEARLY_ALL = 0.8;
    private static final Pattern NEGATION = Pattern
            .compile(
                    "\\b(?:ne|n'|pas|jamais|aucune?|sans|sauf|sinon|excepte|hors|seulement|uniquement|interdit)(?:\\b|(?<='))");

    private final List<String> sentences;

    Coverage(List<String> sentences) {
        this.sentences = List.copyOf(sentences);
    }

    /**
     * Whether one sentence, or two that follow one another, hold all the facts of a text, nearly all its words, and every
     * word that negates or restricts.
     */
    boolean covers(String text) {
        Set<Fact> facts = Facts.statedIn(text);
        Set<String> stems = Plain.stems(text);
        Set<String> negations = negations(text);
        for (String said : windows()) {
            if (Facts.allowedBy(said).containsAll(facts) && share(stems, Plain.stems(said)) >= NEARLY_ALL
                    && negations(said).containsAll(negations)) {
                return true;
            }
        }
        return false;
    }

    private List<String> windows() {
        List<String> windows = new ArrayList<>(sentences);
        for (int i = 1; i < sentences.size(); i++) {
            windows.add(sentences.get(i - 1) + "\n" + sentences.get(i));
        }
        return windows;
    }

    private static double share(Set<String> wanted, Set<String> present) {
        return wanted.isEmpty() ? 1 : (double) wanted.stream().filter(present::contains).count() / wanted.size();
    }

    private static Set<String> negations(String text) {
        Set<String> negations = new HashSet<>();
        NEGATION.matcher(Plain.folded(text)).results()
                .forEach(found -> negations.add("n'".equals(found.group()) ? "ne" : found.group()));
        return negations;
    }
}
