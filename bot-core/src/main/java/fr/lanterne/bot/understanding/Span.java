package fr.lanterne.bot.understanding;

/** A part of a text, from start to before end, and what stands there. */
record Span(int start, int end, Placeholder placeholder) {

    boolean overlaps(Span other) {
        return start < other.end && other.start < end;
    }
}
