package org.shuyuan.scan;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.shuyuan.describe.PlainText;

/** The words in a table of Tesseract (TSV, since release 3.05), in the order in which they are read. */
final class PrintedWords {

    /**
     * Of 100, the mean of a line: spots and drawings that look like letters stay below it. Not of each word, because a character
     * of Chinese that is read rightly is often as unsure.
     */
    private static final double UNSURE = 30;

    private static final int COLUMNS = 12;
    private static final String WORD = "5";
    private static final int LONGEST = 60_000;
    private static final String WIDE = "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\u3000-\\u303F\\uFF00-\\uFF65“”‘’…—]";
    /** The program parts characters of Chinese as if they were words. */
    private static final Pattern BETWEEN_CHARACTERS = Pattern.compile("(?<=" + WIDE + ")[ ]+(?=" + WIDE + ")");

    private PrintedWords() {}

    static String read(Path table) throws IOException {
        StringBuilder words = new StringBuilder();
        Line line = new Line("", "");
        try (BufferedReader rows = Files.newBufferedReader(table)) {
            for (String row = rows.readLine(); row != null && words.length() < LONGEST; row = rows.readLine()) {
                String[] cells = row.split("\t", COLUMNS);
                if (cells.length == COLUMNS && cells[0].equals(WORD)) {
                    String paragraph = cells[2] + " " + cells[3];
                    if (!line.is(paragraph, cells[4])) {
                        line.appendTo(words);
                        line = new Line(paragraph, cells[4]);
                    }
                    line.add(cells[11].strip(), confidence(cells[10]));
                }
            }
        }
        line.appendTo(words);
        return PlainText.of(joined(words));
    }

    static String joined(CharSequence words) {
        return BETWEEN_CHARACTERS.matcher(words).replaceAll("");
    }

    private static double confidence(String written) {
        try {
            return Double.parseDouble(written);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static final class Line {

        private final String paragraph;
        private final String number;
        private final StringBuilder text = new StringBuilder();
        private double sureness;
        private int words;

        Line(String paragraph, String number) {
            this.paragraph = paragraph;
            this.number = number;
        }

        boolean is(String paragraph, String number) {
            return this.paragraph.equals(paragraph) && this.number.equals(number);
        }

        void add(String word, double confidence) {
            text.append(text.isEmpty() ? "" : " ").append(word);
            sureness += confidence;
            words++;
        }

        /** One line feed ends a line, and two where it is the first of its paragraph stand before it. */
        void appendTo(StringBuilder all) {
            if (words > 0 && sureness / words >= UNSURE) {
                all.append(number.equals("1") ? "\n\n" : "\n").append(text);
            }
        }
    }
}
