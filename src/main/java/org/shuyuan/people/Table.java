package org.shuyuan.people;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Lines with a tabulator between their cells, under a line with the names of the columns. */
record Table(List<Row> rows) {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /**
     * @throws Roster.WrongLine where the columns are others, or a line has more or fewer
     */
    static Table of(List<String> lines, List<String> columns) {
        String heading = lines.isEmpty() ? "" : lines.getFirst().replace(BYTE_ORDER_MARK, "");
        if (!cells(heading).equals(columns)) {
            throw new Roster.WrongLine(
                    1, "the first line must name the columns, with a tabulator between: " + String.join(", ", columns));
        }
        return new Table(IntStream.range(1, lines.size())
                .filter(index -> !lines.get(index).isBlank())
                .mapToObj(index -> new Row(index + 1, cells(lines.get(index))))
                .peek(row -> row.require(
                        row.cells().size() == columns.size(),
                        "%d columns are wanted: %s".formatted(columns.size(), String.join(", ", columns))))
                .toList());
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split("\t", -1)).map(String::strip).toList();
    }

    /** One line; lines count from 1. */
    record Row(int line, List<String> cells) {

        String cell(int column) {
            return cells.get(column);
        }

        /** A cell that must look so. */
        String cell(int column, Pattern wanted) {
            require(
                    wanted.matcher(cell(column)).matches(),
                    cell(column).isEmpty()
                            ? "column %d is empty".formatted(column + 1)
                            : "\"%s\" cannot stand in column %d".formatted(cell(column), column + 1));
            return cell(column);
        }

        /** A cell that holds one of these. */
        String oneOf(int column, List<String> choices) {
            require(
                    choices.contains(cell(column)),
                    "\"%s\" is none of %s".formatted(cell(column), String.join(", ", choices)));
            return cell(column);
        }

        void require(boolean fulfilled, String otherwise) {
            if (!fulfilled) {
                throw new Roster.WrongLine(line, otherwise);
            }
        }
    }
}
