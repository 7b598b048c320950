package fr.lanterne.knowledge.source;

/**
 * What a block of a document says, as plain text: what an essential may be made of.
 *
 * @param origin how the publisher presents it
 * @param text one line; of a list or a table the whole of it
 * @param under the title within the section that it stands under, empty for none
 */
record Statement(Origin origin, String text, String under) {

    /** How the publisher presents a statement. */
    enum Origin {
        /** Marked « Attention ». */
        WARNING,
        /** Marked « À noter », « À savoir » or « Rappel ». */
        NOTE,
        /** A paragraph like any other. */
        TEXT,
        /** A list with the line that announces it. */
        LIST,
        /** A table with its title. */
        TABLE;

        /** Whether the publisher himself says that it matters. */
        boolean isMarked() {
            return this == WARNING || this == NOTE;
        }
    }
}
