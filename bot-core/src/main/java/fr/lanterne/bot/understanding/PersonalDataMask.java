package fr.lanterne.bot.understanding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Puts a word for what it is in the place of personal data. The time it takes grows with the length of the text, whatever
 * the text.
 */
final class PersonalDataMask {

    private final EmailAddresses emails = new EmailAddresses();
    private final Passwords passwords = new Passwords();
    private final OneTimeCodes codes = new OneTimeCodes();

    /** In order: where two forms fit, the first counts. */
    private final Map<Placeholder, NumberForm> numbers = new LinkedHashMap<>();

    PersonalDataMask() {
        numbers.put(Placeholder.IBAN, new Ibans());
        numbers.put(Placeholder.SOCIAL_SECURITY_NUMBER, new SocialSecurityNumbers());
        numbers.put(Placeholder.BANK_CARD, new BankCards());
        numbers.put(Placeholder.PHONE, new PhoneNumbers());
    }

    String mask(PlainText text) {
        List<Span> spans = new ArrayList<>();
        addThoseApart(spans, emails.in(text));
        addThoseApart(spans, numbers(text));
        addThoseApart(spans, passwords.in(text));
        addThoseApart(spans, codes.in(text));
        spans.sort(Comparator.comparingInt(Span::start));
        return replaced(text.written(), spans);
    }

    private List<Span> numbers(PlainText text) {
        List<Span> spans = new ArrayList<>();
        int token = 0;
        while (token < text.tokens().size()) {
            token = addNumberAt(text, token, spans);
        }
        return spans;
    }

    private int addNumberAt(PlainText text, int first, List<Span> spans) {
        for (var form : numbers.entrySet()) {
            OptionalInt end = form.getValue().endOfNumberAt(text, first);
            if (end.isPresent()) {
                int last = end.getAsInt() - 1;
                spans.add(new Span(startWithPlus(text, text.tokens().get(first)), text.tokens().get(last).end(),
                        form.getKey()));
                return end.getAsInt();
            }
        }
        return first + 1;
    }

    private static int startWithPlus(PlainText text, Token first) {
        int plus = text.plusBefore(first);
        return plus >= 0 ? plus : first.start();
    }

    /** Both lists are in the order of the text, so one walk is enough. */
    private static void addThoseApart(List<Span> taken, List<Span> found) {
        taken.sort(Comparator.comparingInt(Span::start));
        List<Span> apart = new ArrayList<>();
        int next = 0;
        for (Span span : found) {
            while (next < taken.size() && taken.get(next).end() <= span.start()) {
                next++;
            }
            if (next == taken.size() || !taken.get(next).overlaps(span)) {
                apart.add(span);
            }
        }
        taken.addAll(apart);
    }

    private static String replaced(String text, List<Span> spans) {
        StringBuilder masked = new StringBuilder();
        int from = 0;
        for (Span span : spans) {
            masked.append(text, from, span.start()).append(span.placeholder().text());
            from = span.end();
        }
        return masked.append(text, from, text.length()).toString();
    }
}
