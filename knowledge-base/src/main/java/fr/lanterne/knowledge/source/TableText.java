package fr.lanterne.knowledge.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A table in GitHub's Markdown. A merged cell stands in every row and column that it covers, so that each row can be read
 * alone; one that covers a whole row stands once.
 */
final class TableText {

    private static final int MAX_SPAN = 50;
    private static final Pattern BARE_PIPE = Pattern.compile("(?<!\\\\)\\|");

    private final Function<XmlNode.Element, String> cellText;
    private final List<String[]> grid = new ArrayList<>();
    private final List<Boolean> headers = new ArrayList<>();
    private int width;

    private TableText(Function<XmlNode.Element, String> cellText) {
        this.cellText = cellText;
    }

    /** The table, or an empty text when no cell says anything. */
    static String of(XmlNode.Element table, Function<XmlNode.Element, String> cellText) {
        return read(table, cellText).written();
    }

    /**
     * A table of two columns as one line, each row as {@code Mineur : 25 €}; empty when it has more or fewer columns, more
     * rows than that, or an empty cell.
     */
    static String spoken(XmlNode.Element table, Function<XmlNode.Element, String> cellText, int mostRows) {
        TableText text = read(table, cellText);
        List<List<String>> rows = text.grid.stream().skip(text.leadingHeaders()).map(text::complete).toList();
        boolean isShort = text.width == 2 && rows.size() <= mostRows
                && rows.stream().noneMatch(row -> row.contains(""));
        return isShort ? rows.stream().map(row -> String.join(" : ", row)).collect(Collectors.joining(" ; ")) : "";
    }

    private static TableText read(XmlNode.Element table, Function<XmlNode.Element, String> cellText) {
        TableText text = new TableText(cellText);
        text.fill(table.elements("Rangee").toList());
        return text;
    }

    private void fill(List<XmlNode.Element> rows) {
        rows.forEach(row -> {
            grid.add(new String[0]);
            headers.add("header".equals(row.attribute("type").orElse("")));
        });
        for (int row = 0; row < rows.size(); row++) {
            int column = 0;
            for (XmlNode.Element cell : rows.get(row).elements("Cellule").toList()) {
                column = firstFree(row, column);
                column = place(cell, row, column);
            }
        }
    }

    private int place(XmlNode.Element cell, int row, int column) {
        int columns = span(cell, "fusionHorizontale");
        int lastRow = Math.min(endOfGroup(row), row + span(cell, "fusionVerticale"));
        String text = BARE_PIPE.matcher(cellText.apply(cell)).replaceAll("\\\\|");
        for (int r = row; r < lastRow; r++) {
            for (int c = column; c < column + columns; c++) {
                put(r, c, text);
            }
        }
        return column + columns;
    }

    /** As on a web page, a cell of the header does not reach into the rows below it. */
    private int endOfGroup(int row) {
        int end = row;
        while (end < headers.size() && headers.get(end).equals(headers.get(row))) {
            end++;
        }
        return end;
    }

    private void put(int row, int column, String text) {
        String[] cells = grid.get(row);
        if (cells.length <= column) {
            cells = Arrays.copyOf(cells, column + 1);
            grid.set(row, cells);
        }
        cells[column] = text;
        width = Math.max(width, column + 1);
    }

    private int firstFree(int row, int from) {
        String[] cells = grid.get(row);
        int column = from;
        while (column < cells.length && cells[column] != null) {
            column++;
        }
        return column;
    }

    private String written() {
        List<List<String>> rows = grid.stream().map(this::complete).toList();
        if (rows.stream().allMatch(row -> row.stream().allMatch(String::isEmpty))) {
            return "";
        }
        int headerRows = leadingHeaders();
        StringBuilder table = new StringBuilder(line(header(rows.subList(0, headerRows))));
        table.append('\n').append("| --- ".repeat(width)).append('|');
        rows.subList(headerRows, rows.size()).stream().filter(row -> !row.stream().allMatch(String::isEmpty))
                .forEach(row -> table.append('\n').append(line(saidOnce(row))));
        return table.toString();
    }

    private List<String> complete(String[] cells) {
        return Arrays.stream(Arrays.copyOf(cells, width)).map(cell -> Objects.requireNonNullElse(cell, "")).toList();
    }

    private int leadingHeaders() {
        int count = 0;
        while (count < headers.size() && headers.get(count)) {
            count++;
        }
        return count;
    }

    private List<String> header(List<List<String>> rows) {
        List<String> header = new ArrayList<>();
        for (int column = 0; column < width; column++) {
            int at = column;
            header.add(rows.stream().map(row -> row.get(at)).filter(text -> !text.isEmpty()).distinct()
                    .collect(Collectors.joining(" – ")));
        }
        return header;
    }

    private List<String> saidOnce(List<String> row) {
        if (width < 2 || row.getFirst().isEmpty() || row.stream().distinct().count() > 1) {
            return row;
        }
        List<String> once = new ArrayList<>(row);
        once.subList(1, width).replaceAll(text -> "");
        return once;
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static int span(XmlNode.Element cell, String attribute) {
        return cell.attribute(attribute).filter(value -> value.matches("\\d{1,4}")).map(Integer::valueOf)
                .map(value -> Math.clamp(value, 1, MAX_SPAN)).orElse(1);
    }
}
