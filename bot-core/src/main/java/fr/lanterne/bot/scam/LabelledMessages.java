package fr.lanterne.bot.scam;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Messages with what they are. */
record LabelledMessages(List<Row> rows) {

    static final String SCAM = "scam";

    /** A message; every label but {@link #SCAM} is a kind of honest one. */
    record Row(String label, String text) {}

    LabelledMessages {
        rows = List.copyOf(rows);
    }

    static LabelledMessages read(Path file) throws IOException {
        List<Row> rows = new ArrayList<>();
        List<String> lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                rows.add(row(lines.get(i), file + ", line " + (i + 1)));
            }
        }
        if (rows.isEmpty()) {
            throw new IOException(file + " holds no message");
        }
        return new LabelledMessages(rows);
    }

    private static List<String> lines(Path file) throws IOException {
        try {
            return Files.readAllLines(file);
        } catch (CharacterCodingException e) {
            throw new IOException(file + " is not in UTF-8", e);
        }
    }

    private static Row row(String line, String place) throws IOException {
        int tab = line.indexOf('\t');
        if (tab < 1 || line.substring(0, tab).isBlank() || line.substring(tab).isBlank()) {
            throw new IOException(place + ": write a label, a tab and the message");
        }
        return new Row(line.substring(0, tab).strip(), line.substring(tab + 1).strip());
    }
}
