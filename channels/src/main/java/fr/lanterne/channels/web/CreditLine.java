package fr.lanterne.channels.web;

import fr.lanterne.knowledge.Credit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A credit as people read it.
 *
 * @param online whether the address can be opened
 */
record CreditLine(String publisher, String licence, String address, boolean online, String fileName, String fileDate,
        String importedAt) {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.FRENCH);

    static CreditLine of(Credit credit) {
        String address = credit.address();
        boolean online = address.startsWith("https://") || address.startsWith("http://");
        return new CreditLine(credit.publisher(), credit.licence(), address, online, credit.fileName(),
                day(credit.fileDate()), day(credit.importedAt()));
    }

    private static String day(Instant instant) {
        LocalDate date = LocalDate.ofInstant(instant, PARIS);
        return date.getDayOfMonth() == 1 ? "1er" + DAY.format(date).substring(1) : DAY.format(date);
    }
}
