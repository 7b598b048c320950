package fr.lanterne.bot.scam.report;

import fr.lanterne.bot.ScamReports.Opinion;
import fr.lanterne.bot.Verdict.Sign;
import fr.lanterne.bot.scam.report.ClusterStore.Due;
import java.text.MessageFormat;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** What citizens are told of others' reports, from the bundle {@code report-messages}. */
class ReportTexts {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.FRENCH)
            .withZone(ZoneId.of("Europe/Paris"));

    private final ResourceBundle texts = ResourceBundle.getBundle("fr.lanterne.bot.scam.report.report-messages",
            Locale.FRENCH);

    /** What a mediator said, as a reason of the verdict. */
    Sign word(Opinion opinion, boolean covered) {
        return new Sign("MEDIATOR_" + opinion, "", text("word." + opinion + (covered ? "" : ".other")));
    }

    String trendOfDay(long reports) {
        return text("trend.day", reports);
    }

    String trendOfWeek(long reports) {
        return text("trend.week", reports);
    }

    /** @param beginning the first words of the message; null when they are gone */
    List<String> correction(Due due, Told told, @Nullable String beginning) {
        String when = DAY.format(due.askedAt());
        String which = beginning == null
                ? text("correction.which", when)
                : text("correction.which.quoted", when,
                        beginning);
        return List.of(which, text("correction.was." + due.told()),
                text("correction.now." + told + (told.isSaidBy(due.standing().opinion()) ? "" : ".check")),
                text("correction.do." + told));
    }

    private String text(String key, Object... values) {
        return new MessageFormat(texts.getString(key), Locale.FRENCH).format(values);
    }
}
