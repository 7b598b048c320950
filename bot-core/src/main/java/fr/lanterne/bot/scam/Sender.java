package fr.lanterne.bot.scam;

import fr.lanterne.bot.scam.number.CalledNumber;
import fr.lanterne.bot.scam.wording.ReadableText;
import java.util.regex.Pattern;

/** Tells the number that a message came from, which stands before it when it is forwarded or copied whole. */
final class Sender {

    private static final Pattern HEADING = Pattern.compile(
            "(?:^|\\n)\\W{0,5}(?:de|from|expediteur|emetteur|sms (?:de|du)|message (?:de|du)|texting with|echange de sms/mms avec"
                    + "|sms/mms avec|numero)? ?:? ?(?:le |du )?$");
    private static final int CONTEXT = 60;

    private Sender() {}

    static boolean stands(ReadableText text, CalledNumber number) {
        String before = text.folded().substring(Math.max(0, number.start() - CONTEXT), number.start());
        return HEADING.matcher(before).find();
    }
}
