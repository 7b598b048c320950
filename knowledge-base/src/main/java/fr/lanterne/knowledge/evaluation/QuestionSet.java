package fr.lanterne.knowledge.evaluation;

import fr.lanterne.knowledge.FicheId;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Questions with the fiches that answer them. */
record QuestionSet(List<Row> rows) {

    QuestionSet {
        rows = List.copyOf(rows);
    }

    /**
     * A question.
     *
     * @param expected any of these fiches answers it
     */
    record Row(String question, Set<FicheId> expected) {
        Row {
            expected = Set.copyOf(expected);
        }
    }

    static QuestionSet read(Path file) throws IOException {
        List<Row> rows = new ArrayList<>();
        List<String> lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                rows.add(row(lines.get(i), file + ", line " + (i + 1)));
            }
        }
        if (rows.isEmpty()) {
            throw new IOException(file + " holds no question");
        }
        return new QuestionSet(rows);
    }

    private static List<String> lines(Path file) throws IOException {
        try {
            return Files.readAllLines(file);
        } catch (CharacterCodingException e) {
            throw new IOException(file + " is not in UTF-8", e);
        }
    }

    private static Row row(String line, String place) throws IOException {
        String[] columns = line.split("\t", -1);
        if (columns.length != 2 || columns[0].isBlank() || columns[1].isBlank()) {
            throw new IOException(place + ": write a question, a tab and the fiches that answer it, apart by commas");
        }
        try {
            return new Row(columns[0].strip(), Stream.of(columns[1].split(",")).map(String::strip).map(FicheId::new)
                    .collect(Collectors.toSet()));
        } catch (IllegalArgumentException e) {
            throw new IOException(place + ": " + e.getMessage(), e);
        }
    }
}
