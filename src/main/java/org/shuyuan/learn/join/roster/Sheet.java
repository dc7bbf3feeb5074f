package org.shuyuan.learn.join.roster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** One file as a table. Columns stand in any order, and more of them than we read. */
final class Sheet {

    /** Of one file. */
    static final int MOST_ROWS = 50_000;

    /** Of ids, as OneRoster has it (a GUID of at most 255 characters). */
    private static final int LONGEST_CELL = 255;

    private static final String DELIMITERS = ",;\t";

    private final String file;
    private final Map<String, Integer> columns = new HashMap<>();
    private final List<Row> rows = new ArrayList<>();
    private final Wrongs wrongs;

    private Sheet(String file, Wrongs wrongs) {
        this.file = file;
        this.wrongs = wrongs;
    }

    /** What could be read of it; what couldn't is told. */
    static Sheet read(String file, byte[] bytes, List<String> required, Wrongs wrongs) {
        Sheet sheet = new Sheet(file, wrongs);
        Optional<String> text = Charsets.read(bytes);
        if (text.isEmpty()) {
            wrongs.add(file, 0, "", "encoding");
        } else {
            sheet.parse(text.get(), required);
        }
        return sheet;
    }

    List<Row> rows() {
        return rows;
    }

    private void parse(String text, List<String> required) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter(text))
                .setIgnoreEmptyLines(false)
                .setIgnoreSurroundingSpaces(true)
                .get();
        long line = 1;
        try (CSVParser parser = CSVParser.parse(text, format)) {
            Iterator<CSVRecord> records = parser.iterator();
            while (records.hasNext()) {
                CSVRecord cells = records.next();
                if (!blank(cells) && !take(line, cells, required)) {
                    return;
                }
                // The next begins where this one ends; between quotes there may be many lines.
                line = parser.getCurrentLineNumber() + 1;
            }
            if (columns.isEmpty()) {
                wrongs.add(file, 1, "", "no-columns");
            }
        } catch (IOException | UncheckedIOException broken) {
            wrongs.add(file, line, "", "quotes");
        }
    }

    /** Answers whether to read on. */
    private boolean take(long line, CSVRecord cells, List<String> required) {
        if (columns.isEmpty()) {
            return head(line, cells, required);
        }
        if (rows.size() == MOST_ROWS) {
            wrongs.add(file, line, "", "too-many", Integer.toString(MOST_ROWS));
            return false;
        }
        if (cells.size() > columns.size()) {
            wrongs.add(file, line, "", "cells", Integer.toString(cells.size()), Integer.toString(columns.size()));
        } else {
            rows.add(new Row(line, cells.toList()));
        }
        return true;
    }

    private boolean head(long line, CSVRecord cells, List<String> required) {
        for (int at = 0; at < cells.size(); at++) {
            String name = fold(clean(cells.get(at)));
            // Columns without a name are what a spreadsheet leaves behind.
            if (columns.putIfAbsent(name.isEmpty() ? " " + at : name, at) != null) {
                wrongs.add(file, line, cells.get(at), "column-twice");
            }
        }
        List<String> missing = required.stream()
                .filter(name -> !columns.containsKey(fold(name)))
                .toList();
        missing.forEach(name -> wrongs.add(file, line, name, "column"));
        return missing.isEmpty();
    }

    /** The one that stands most often in the first line: a comma, or what spreadsheets of some countries write for it. */
    private static char delimiter(String text) {
        String head = text.lines().findFirst().orElse("");
        char most = ',';
        for (int at = 0; at < DELIMITERS.length(); at++) {
            char each = DELIMITERS.charAt(at);
            if (count(head, each) > count(head, most)) {
                most = each;
            }
        }
        return most;
    }

    private static long count(String line, char character) {
        return line.chars().filter(each -> each == character).count();
    }

    private static boolean blank(CSVRecord cells) {
        return cells.stream().allMatch(String::isBlank);
    }

    private static String fold(String column) {
        return column.toLowerCase(Locale.ROOT);
    }

    /** Lines within a cell become one; the database holds no zero. */
    private static String clean(String cell) {
        return cell.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ").strip();
    }

    /** One record, which may have many lines. */
    final class Row {

        private final long line;
        private final List<String> cells;

        private Row(long line, List<String> cells) {
            this.line = line;
            this.cells = cells;
        }

        /** Where it begins; counts from 1. */
        long line() {
            return line;
        }

        /** Empty where the file has no such column. */
        String cell(String column) {
            Integer at = columns.get(fold(column));
            return at == null || at >= cells.size() ? "" : clean(cells.get(at));
        }

        /** A cell that must say something, and not endlessly; otherwise it is told and nothing answered. */
        Optional<String> filled(String column) {
            String cell = cell(column);
            if (cell.isEmpty()) {
                wrong(column, "empty");
            } else if (cell.length() > LONGEST_CELL) {
                wrong(column, "long", Integer.toString(LONGEST_CELL));
            } else {
                return Optional.of(cell);
            }
            return Optional.empty();
        }

        void wrong(String column, String reason, String... arguments) {
            wrongs.add(file, line, column, reason, arguments);
        }
    }
}
