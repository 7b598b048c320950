package fr.lanterne.bot.understanding;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One-time codes and card security codes: three to eight digits beside words such as code, OTP, SMS or validation. Years,
 * dates, amounts, postal codes and public short numbers stay.
 */
final class OneTimeCodes {

    private static final int BEFORE = 70;
    private static final int AFTER = 45;

    /** Digits in one or two groups, or in pairs; not part of a date, a decimal number or a longer number. */
    private static final Pattern CANDIDATE = Pattern.compile(
            "(?<![0-9a-z])(?<![0-9][.,/:-])(?:g-)?([0-9]{2}[ -][0-9]{2}[ -][0-9]{2}|[0-9]{3,4}[ -][0-9]{3,4}|[0-9]{3,8})"
                    + "(?![0-9a-z])(?![ .,/:-][0-9])");
    private static final Pattern CODE_JUST_BEFORE = Pattern
            .compile("\\b(?:codes?|otp|pin|digicode)\\b([a-z' :=\"«,-]{0,45})$");
    private static final Pattern CODE_JUST_AFTER = Pattern.compile(
            "^[ ,:=\"»-]{0,3}(?:est|is|c'est|comme|en)? ?(?:le|mon|son|votre|ton|un|your|the)? ?(?:[a-z]+ )?(?:code|otp|pin)\\b"
                    + "([a-z' ]{0,20})");
    private static final Pattern CARD_SECURITY = Pattern
            .compile("(?:cryptogramme|cvv|cvc|cvx|chiffres au dos)[a-z' :=\"-]{0,25}$");
    private static final Pattern SMS_NEAR = Pattern
            .compile("\\b(?:otp|sms|textos?|validation|valider|verification|confirmation|authentification)\\b");
    private static final Pattern NO_SECRET = Pattern.compile(
            "postal|civil|penal|route|travail|consommation|monetaire|commune|insee|ape|naf|promo|article|barres?|rome|euros?|departement");
    private static final Pattern UNIT_AFTER = Pattern.compile(
            "^ ?(?:€|%|\\$|euros?|eur|centimes|ans?|annees?|jours?|mois|semaines?|heures?|h|minutes?|min|km|kg|m2|fois|personnes?|points?|chiffres?)(?![a-z])");
    private static final Pattern PUBLIC_NUMBER_BEFORE = Pattern.compile("(?:\\bau|\\bdu|\\ble|numero|appel\\w*) ?$");
    /** Where fraudulent messages are reported: named beside SMS more than any code. */
    private static final String REPORTING_NUMBER = "33700";
    private static final Pattern SHORT_NUMBER = Pattern.compile("3[0-9]{3}|10[0-9]{2}|3[0-9]{4}");
    private static final Pattern YEAR = Pattern.compile("(?:19|20)[0-9]{2}");
    private static final Pattern AMOUNT_BEFORE = Pattern.compile("(?:€|euros?|montant(?: de)?|somme de) ?$");
    private static final Pattern PLACE_AFTER = Pattern.compile(" \\p{Lu}");

    List<Span> in(PlainText text) {
        List<Span> spans = new ArrayList<>();
        var matcher = CANDIDATE.matcher(text.folded());
        while (matcher.find()) {
            if (isSecret(text, matcher.start(1), matcher.end(1))) {
                spans.add(new Span(matcher.start(1), matcher.end(1), Placeholder.CODE));
            }
        }
        return spans;
    }

    private static boolean isSecret(PlainText text, int start, int end) {
        String before = text.folded().substring(Math.max(0, start - BEFORE), start);
        String after = text.folded().substring(end, Math.min(text.folded().length(), end + AFTER));
        String digits = text.folded().substring(start, end).replaceAll("[^0-9]", "");
        if (digits.length() > 8 || REPORTING_NUMBER.equals(digits) || UNIT_AFTER.matcher(after).find()
                || AMOUNT_BEFORE.matcher(before).find()) {
            return false;
        }
        if (digits.length() == 3) {
            return CARD_SECURITY.matcher(before).find();
        }
        return CARD_SECURITY.matcher(before).find() || codeStandsBefore(before) || codeStandsAfter(after)
                || arrivedByMessage(text, before, after, digits, end);
    }

    private static boolean codeStandsBefore(String before) {
        var code = CODE_JUST_BEFORE.matcher(before);
        return code.find() && !NO_SECRET.matcher(code.group(1)).find()
                && !PUBLIC_NUMBER_BEFORE.matcher(code.group(1)).find();
    }

    private static boolean codeStandsAfter(String after) {
        var code = CODE_JUST_AFTER.matcher(after);
        return code.find() && !NO_SECRET.matcher(code.group(1)).find();
    }

    private static boolean arrivedByMessage(PlainText text, String before, String after, String digits, int end) {
        String sameSentence = lastSentence(before) + " " + firstSentence(after);
        return SMS_NEAR.matcher(sameSentence).find() && !NO_SECRET.matcher(sameSentence).find()
                && !YEAR.matcher(digits).matches() && !SHORT_NUMBER.matcher(digits).matches()
                && !PUBLIC_NUMBER_BEFORE.matcher(before).find()
                && !(digits.length() == 5
                        && PLACE_AFTER.matcher(text.written()).region(end, text.written().length()).lookingAt());
    }

    private static String lastSentence(String before) {
        int cut = Math.max(Math.max(before.lastIndexOf('!'), before.lastIndexOf('?')),
                Math.max(before.lastIndexOf(". "), before.lastIndexOf('\n')));
        return before.substring(cut + 1);
    }

    private static String firstSentence(String after) {
        for (int i = 0; i < after.length(); i++) {
            if (".!?\n".indexOf(after.charAt(i)) >= 0) {
                return after.substring(0, i);
            }
        }
        return after;
    }
}
