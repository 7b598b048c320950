package fr.lanterne.bot.handover;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import fr.lanterne.bot.CallBacks;
import fr.lanterne.bot.CallBacks.Why;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** How a citizen can be reached, as they wrote it: a French or foreign telephone number, or an e-mail address. */
sealed interface Contact {

    /** It can be used, in the form in which it is kept. */
    record Usable(String value) implements Contact {}

    /** It cannot. */
    record Unusable(Why why) implements Contact {}

    /** Where calling is nothing but a call; short numbers and those that others pay for are services, not people. */
    Set<PhoneNumberType> OF_PEOPLE = EnumSet.of(PhoneNumberType.FIXED_LINE, PhoneNumberType.MOBILE,
            PhoneNumberType.FIXED_LINE_OR_MOBILE, PhoneNumberType.VOIP, PhoneNumberType.PERSONAL_NUMBER);

    /** Possessive throughout: read once, whatever it is. */
    Pattern EMAIL = Pattern.compile("[\\p{L}\\p{N}._%+'-]{1,64}+@(?:[\\p{L}\\p{N}-]{1,63}+\\.){1,8}+\\p{L}{2,63}+");

    static Contact of(String written) {
        String text = written.strip();
        if (text.isEmpty() || text.length() > CallBacks.MAX_CONTACT_LENGTH) {
            return new Unusable(Why.BAD_CONTACT);
        }
        if (text.indexOf('@') >= 0) {
            return EMAIL.matcher(text).matches() ? new Usable(text) : new Unusable(Why.BAD_CONTACT);
        }
        return number(text);
    }

    private static Contact number(String text) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            PhoneNumber number = numbers.parse(text, "FR");
            if (!numbers.isValidNumber(number)) {
                return new Unusable(Why.BAD_CONTACT);
            }
            return OF_PEOPLE.contains(numbers.getNumberType(number))
                    ? new Usable(numbers.format(number, PhoneNumberFormat.INTERNATIONAL))
                    : new Unusable(Why.COSTLY_NUMBER);
        } catch (NumberParseException noNumber) {
            return new Unusable(Why.BAD_CONTACT);
        }
    }
}
