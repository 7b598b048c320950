package fr.lanterne.bot.scam.picture;

/**
 * A way to make a picture ready for reading. Each spoils some letters that another leaves whole: a larger picture shows more
 * of small letters but also the seams of its compression, and an underline that is erased takes the tail of a q along.
 *
 * @param width in points, which a telephone's screen is brought to: Tesseract reads letters of some 30 points best, and a
 *     telephone's line has some 30 letters
 * @param smallestScale how far larger pictures are made smaller for that
 */
record Preparation(int width, double smallestScale, boolean keepsUnderlines) {}
