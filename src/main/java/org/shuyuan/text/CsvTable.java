package org.shuyuan.text;

import java.util.List;
import java.util.stream.Collectors;

/** A table for spreadsheets: RFC 4180 in UTF-8 with BOM, without which they take it for another encoding. */
public final class CsvTable {

    public static final String TYPE = "text/csv; charset=UTF-8";

    /** What spreadsheets take for the beginning of a formula. */
    private static final String FORMULA = "=+-@\t\r＝＋－＠";

    private final StringBuilder written = new StringBuilder("\uFEFF");

    public void row(String... cells) {
        row(List.of(cells));
    }

    public void row(List<String> cells) {
        written.append(cells.stream().map(CsvTable::cell).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    @Override
    public String toString() {
        return written.toString();
    }

    private static String cell(String words) {
        String tame = !words.isEmpty() && FORMULA.indexOf(words.charAt(0)) >= 0 ? "'" + words : words;
        return '"' + tame.replace("\"", "\"\"") + '"';
    }
}
