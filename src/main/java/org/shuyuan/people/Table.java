package org.shuyuan.people;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Lines with a tabulator between their cells, under a line with the names of the columns. */
record Table(List<Row> rows) {

    private static final int LONGEST_QUOTED = 40;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** @throws Roster.WrongLine where the columns are others */
    static Table of(List<String> lines, List<String> columns) {
        String heading = lines.isEmpty() ? "" : lines.getFirst().replace(BYTE_ORDER_MARK, "");
        if (!cells(heading).equals(columns)) {
            throw new Roster.WrongLine(
                    1, "the first line must name the columns, with a tabulator between: " + String.join(", ", columns));
        }
        return new Table(IntStream.range(1, lines.size())
                .filter(index -> !lines.get(index).isBlank())
                .mapToObj(index -> new Row(index + 1, cells(lines.get(index)), columns))
                .toList());
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split("\t", -1)).map(String::strip).toList();
    }

    /**
     * One line; lines count from 1. Each reading of a cell throws {@link Roster.WrongLine} where it can't stand so.
     *
     * @param columns what they are called
     */
    record Row(int line, List<String> cells, List<String> columns) {

        String cell(int column) {
            require(
                    cells.size() == columns.size(),
                    "%d columns are wanted: %s".formatted(columns.size(), String.join(", ", columns)));
            return cells.get(column);
        }

        /** A cell that must look so. */
        String cell(int column, Pattern wanted) {
            String cell = cell(column);
            require(
                    wanted.matcher(cell).matches(),
                    cell.isEmpty()
                            ? "the %s is missing".formatted(columns.get(column))
                            : "%s cannot be a %s".formatted(quoted(cell), columns.get(column)));
            return cell;
        }

        /** A cell that holds one of these. */
        String oneOf(int column, List<String> choices) {
            String cell = cell(column);
            require(choices.contains(cell), "%s is none of %s".formatted(quoted(cell), String.join(", ", choices)));
            return cell;
        }

        void require(boolean fulfilled, String otherwise) {
            if (!fulfilled) {
                throw new Roster.WrongLine(line, otherwise);
            }
        }

        /** As a terminal can show it. */
        private static String quoted(String cell) {
            String shown = cell.length() > LONGEST_QUOTED ? cell.substring(0, LONGEST_QUOTED) + "…" : cell;
            return '"' + shown.replaceAll("\\p{Cc}", "?") + '"';
        }
    }
}
