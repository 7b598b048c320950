package fr.lanterne.bot.scam;

import fr.lanterne.bot.scam.number.CalledNumber;
import fr.lanterne.bot.scam.wording.ReadableText;
import java.util.regex.Pattern;

/** Whether a number is the one that a message came from: then it is the first thing in a message that was copied whole. */
enum Sender {
    /** It stands elsewhere. */
    NONE,
    /** It stands first, with nothing that says why. */
    FIRST,
    /** Words such as "De :" say that the message came from it. */
    NAMED;

    private static final Pattern HEADING = Pattern.compile(
            "^\\W{0,5}(?:de|from|expediteur|emetteur|sms (?:de|du)|message (?:de|du)|texting with|echange de sms/mms avec"
                    + "|sms/mms avec|numero) ?:? ?(?:le |du )?$");
    private static final int LONGEST_HEADING = 60;

    static Sender of(ReadableText text, CalledNumber number) {
        if (number.start() > LONGEST_HEADING) {
            return NONE;
        }
        String before = text.folded().substring(0, number.start()).replace('\n', ' ');
        return before.isBlank() ? FIRST : HEADING.matcher(before).matches() ? NAMED : NONE;
    }
}
