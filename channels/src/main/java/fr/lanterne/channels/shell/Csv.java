package fr.lanterne.channels.shell;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Lines for a spreadsheet, as French ones read them. */
public final class Csv {

    /** Tells spreadsheets that it is UTF-8. */
    public static final String MARK = "\ufeff";

    private Csv() {}

    public static String line(String... cells) {
        return Arrays.stream(cells).map(Csv::cell).collect(Collectors.joining(";", "", "\r\n"));
    }

    /** What a spreadsheet would take for a formula is made a text: an entry's words may be a stranger's. */
    private static String cell(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20".indexOf(text.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }
}
