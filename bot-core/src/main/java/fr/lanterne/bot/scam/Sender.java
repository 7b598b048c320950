package fr.lanterne.bot.scam;

import fr.lanterne.bot.scam.number.CalledNumber;
import fr.lanterne.bot.scam.wording.ReadableText;
import java.util.regex.Pattern;

/** Tells the number that a message came from: it is the first thing in a message that was copied whole. */
final class Sender {

    private static final Pattern HEADING = Pattern.compile(
            "^\\W{0,5}(?:de|from|expediteur|emetteur|sms (?:de|du)|message (?:de|du)|texting with|echange de sms/mms avec"
                    + "|sms/mms avec|numero)? ?:? ?(?:le |du )?$");
    private static final int LONGEST_HEADING = 60;

    private Sender() {}

    static boolean stands(ReadableText text, CalledNumber number) {
        return number.start() <= LONGEST_HEADING
                && HEADING.matcher(text.folded().substring(0, number.start()).replace('\n', ' ')).find();
    }
}
