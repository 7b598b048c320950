package fr.lanterne.bot.answer;

import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** What the bot says in its own words, from the bundle {@code answer-messages}. French where a language is missing. */
final class AnswerTexts {

    private static final String BUNDLE = "fr.lanterne.bot.answer.answer-messages";

    private final MessageSource messages;
    private final Locale locale;

    private AnswerTexts(MessageSource messages, Locale locale) {
        this.messages = messages;
        this.locale = locale;
    }

    static AnswerTexts french() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename(BUNDLE);
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        messages.setDefaultLocale(Locale.FRENCH);
        return new AnswerTexts(messages, Locale.FRENCH);
    }

    /** The same in another language. */
    AnswerTexts in(String language) {
        return new AnswerTexts(messages, Locale.of(language));
    }

    String opening(String title) {
        return text("extract.opening", inner(title));
    }

    String continuation(String title) {
        return text("extract.continuation", inner(title));
    }

    String part(List<String> headings) {
        return text("extract.part", inner(String.join(", ", headings)));
    }

    String listGoesOn() {
        return text("extract.list-goes-on");
    }

    List<String> nothingRelevant() {
        return List.of(text("declined.nothing-relevant"), text("declined.scope"), text("declined.human"));
    }

    List<String> searchFailed() {
        return List.of(text("declined.search-failed"), text("declined.human"));
    }

    String humanLabel() {
        return text("action.human.label");
    }

    String humanRequest() {
        return text("action.human.request");
    }

    String readOfficialPage() {
        return text("action.official-page");
    }

    String seeAlso(String title) {
        return text("action.see-also", title);
    }

    List<String> greeting() {
        return List.of(text("smalltalk.greeting"), text("smalltalk.scope"));
    }

    String thanks() {
        return text("smalltalk.thanks");
    }

    /** Quotation marks inside quotation marks. */
    private static String inner(String quoted) {
        return quoted.replaceAll("«[ \\u00a0\\u202f]?", "“").replaceAll("[ \\u00a0\\u202f]?»", "”");
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
