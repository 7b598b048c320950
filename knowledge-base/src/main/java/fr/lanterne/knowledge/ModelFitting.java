package fr.lanterne.knowledge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Fits the models by which fiches are ranked and the confidence is told. */
public interface ModelFitting {

    /**
     * Writes {@code ranking-model.tsv} and {@code confidence-model.tsv}, each with its training report at the head; the same
     * files give the same models.
     *
     * @return the report
     * @throws IOException if a file cannot be read or written; the message names it
     */
    String fit(Request request, Importer.Progress progress) throws IOException;

    /**
     * What to learn from.
     *
     * @param fiches archives, XML documents or folders, the starter set not included
     * @param questions sets of {@code question TAB fiche,fiche}
     * @param golden folders of fiches, asked their own golden questions: each folder by itself, and beside all other fiches
     * @param outside questions that no fiche answers, a line each; lines with {@code #} are left out
     * @param to the folder to write to
     * @param without parts of the search that are left out, to see what they bring; empty for models to ship
     */
    record Request(List<Path> fiches, List<Path> questions, List<Path> golden, Path outside, Path to,
            Set<SearchPart> without) {
        public Request {
            fiches = List.copyOf(fiches);
            questions = List.copyOf(questions);
            golden = List.copyOf(golden);
            without = Set.copyOf(without);
        }
    }
}
