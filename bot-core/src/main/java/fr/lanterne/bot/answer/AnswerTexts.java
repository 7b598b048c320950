package fr.lanterne.bot.answer;

import fr.lanterne.bot.understanding.Intent;
import fr.lanterne.knowledge.Source;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** What the bot says in its own words, from the bundle {@code answer-messages}. French where a language is missing. */
final class AnswerTexts {

    private static final String BUNDLE = "fr.lanterne.bot.answer.answer-messages";

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy");

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

    /** That what was said is of long ago, and where to check it. */
    String oldFacts(Source source) {
        return text("old-facts", since(source), site(source));
    }

    /** The same of one fiche among several. */
    String oldFacts(String title, Source source) {
        return text("old-facts.of-fiche", inner(title), since(source),
                site(source));
    }

    /** That something was not checked, and where to check it. */
    String uncheckedFacts(Source source) {
        return text("unchecked-facts", site(source));
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

    /** What is said when no fiche covers a question of that kind. */
    List<String> nothingRelevant(Intent kind) {
        String key = "declined." + name(kind);
        return has(key) ? List.of(text(key), text("declined.human")) : nothingRelevant();
    }

    /** What is said before the answer to a question of that kind, if anything. */
    Optional<String> preface(Intent kind) {
        String key = "preface." + name(kind);
        return has(key) ? Optional.of(text(key)) : Optional.empty();
    }

    String stuck() {
        return text("preface.stuck");
    }

    List<String> notSure() {
        return List.of(text("declined.not-sure"), text("declined.other-words"), text("declined.human"));
    }

    String clarifyingQuestion() {
        return text("clarify.question");
    }

    String clarifyingHelp() {
        return text("clarify.help");
    }

    String somethingElse() {
        return text("clarify.something-else");
    }

    String keptBy(String body) {
        return text("own-file.kept-by", body);
    }

    String reachedBy(String title) {
        return text("own-file.contacts", inner(title));
    }

    String sendNothing() {
        return text("own-file.send-nothing");
    }

    String call(String number) {
        return text("action.call", number);
    }

    private static String site(Source source) {
        return Links.host(Links.canonical(source.url().toString()));
    }

    /** {@code de mai 2020}, {@code d’avril 2020}: the month as it follows a noun. */
    private String since(Source source) {
        String month = MONTH.withLocale(locale).format(source.date());
        return text(month.matches("(?iu)[aeiouyàâéèêîïôûü].*") ? "month.elided" : "month", month);
    }

    /** Quotation marks inside quotation marks. */
    private static String inner(String quoted) {
        return quoted.replaceAll("«[ \\u00a0\\u202f]?", "“").replaceAll("[ \\u00a0\\u202f]?»", "”");
    }

    private boolean has(String key) {
        return messages.getMessage(key, null, null, locale) != null;
    }

    private static String name(Intent kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
