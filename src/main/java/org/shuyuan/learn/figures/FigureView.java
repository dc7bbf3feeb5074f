package org.shuyuan.learn.figures;

import java.util.List;

/**
 * Figures as their pages show them, in the words of one language.
 *
 * @param here the address of the page without a span
 * @param from the first day, as forms want it
 * @param span the days in words
 * @param quiet whether nobody watched anything
 * @param csv the address of the table for spreadsheets
 */
record FigureView(
        String here,
        String from,
        String to,
        String span,
        boolean quiet,
        String csv,
        List<Choice> choices,
        Row total,
        List<Chart> charts,
        List<Row> rows) {

    FigureView {
        choices = List.copyOf(choices);
        charts = List.copyOf(charts);
        rows = List.copyOf(rows);
    }

    /** @param here whether it is the one that is shown */
    record Choice(String href, String words, boolean here) {}

    /** A step of the series; numbers that aren't told say so. */
    record Row(
            String when,
            boolean few,
            String viewers,
            String plays,
            String hours,
            String newHours,
            String completions,
            String guestPlays) {}
}
