package fr.lanterne.knowledge.fiche;

import java.util.List;
import java.util.stream.Collectors;

/** What reading a Markdown fiche came to. */
public sealed interface FicheReading {

    /** It is a fiche. */
    record Read(Fiche fiche) implements FicheReading {}

    /** It is not: everything that is wrong with it, in line order, at least one problem. */
    record Refused(List<Problem> problems) implements FicheReading {
        public Refused {
            problems = List.copyOf(problems);
        }

        @Override
        public String toString() {
            return problems.stream().map(Problem::toString).collect(Collectors.joining("; "));
        }
    }

    /**
     * Something wrong.
     *
     * @param line counted from 1
     * @param message one sentence that says what to write instead
     */
    record Problem(int line, String message) {
        @Override
        public String toString() {
            return "line " + line + ": " + message;
        }
    }
}
