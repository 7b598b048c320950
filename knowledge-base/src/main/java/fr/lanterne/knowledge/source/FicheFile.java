package fr.lanterne.knowledge.source;

import fr.lanterne.knowledge.fiche.Fiche;
import java.util.Map;

/** What was made of one file of a location. */
public sealed interface FicheFile {

    /** The file's own name, without its folders. */
    String name();

    /** What it was expected or found to be. */
    Kind kind();

    /** What a file can be. */
    enum Kind {
        FICHE("fiches"), RESOURCE("resources"), NODE("nodes"), OTHER("others");

        private final String plural;

        Kind(String plural) {
            this.plural = plural;
        }

        /** The word under which files of the kind are counted. */
        public String plural() {
            return plural;
        }
    }

    /**
     * It is a fiche.
     *
     * @param skippedElements XML elements that the reader does not know, with how often each was seen
     */
    record Taken(String name, Fiche fiche, Map<String, Integer> skippedElements) implements FicheFile {
        public Taken {
            skippedElements = Map.copyOf(skippedElements);
        }

        @Override
        public Kind kind() {
            return Kind.FICHE;
        }
    }

    /** It is none, and was not meant to be: an online service, a folder of fiches, a list of contents. */
    record NotAFiche(String name, Kind kind) implements FicheFile {}

    /**
     * It should have been read and could not.
     *
     * @param reason one sentence
     */
    record Refused(String name, Kind kind, String reason) implements FicheFile {}
}
