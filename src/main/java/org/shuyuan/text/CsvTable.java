package org.shuyuan.text;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A table for spreadsheets: RFC 4180 in UTF-8 with BOM, without which they take it for another encoding. A cell that they
 * would take for a formula gets an apostrophe before it (OWASP, CSV Injection).
 */
public final class CsvTable {

    public static final String MEDIA_TYPE = "text/csv; charset=UTF-8";

    /** What spreadsheets take for the beginning of a formula. */
    private static final String FORMULA = "=+-@\t\r＝＋－＠";

    private final StringBuilder text = new StringBuilder("\uFEFF");

    public CsvTable line(String... cells) {
        text.append(Arrays.stream(cells).map(CsvTable::cell).collect(Collectors.joining(",")))
                .append("\r\n");
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private static String cell(String words) {
        String tame = !words.isEmpty() && FORMULA.indexOf(words.charAt(0)) >= 0 ? "'" + words : words;
        return '"' + tame.replace("\"", "\"\"") + '"';
    }
}
