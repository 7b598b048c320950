package fr.lanterne.bot.understanding;

import java.util.OptionalInt;

/** A kind of number that identifies a person, written in one piece or in groups. */
@FunctionalInterface
interface NumberForm {

    /** The index after the last token of the number that starts at that token, or empty when none starts there. */
    OptionalInt endOfNumberAt(PlainText text, int first);
}
