/** Words and QR codes on pictures: the one home of image decoding, Tesseract and ZXing. */
@NullMarked
package fr.lanterne.bot.scam.picture;

import org.jspecify.annotations.NullMarked;
