package org.shuyuan.search.spelling;

import java.util.List;
import java.util.Optional;

/** The cheapest change of the whole of what was typed into a piece of a name (Sellers), two that changed places being one. */
final class Comparison {

    private static final double OTHER_EDGE = 0.1;

    private final List<Sound> name;
    private final List<Sound> typed;
    private final double enough;

    /** Of what was typed up to a row, changed into what ends before a column: the cost, and where that begins. */
    private final double[][] costs;

    private final int[][] begin;

    Comparison(List<Sound> name, List<Sound> typed) {
        this.name = name;
        this.typed = typed;
        this.enough = enough(typed);
        this.costs = new double[typed.size() + 1][name.size() + 1];
        this.begin = new int[typed.size() + 1][name.size() + 1];
    }

    Optional<Nearness.Near> best() {
        for (int at = 0; at <= name.size(); at++) {
            begin[0][at] = at;
        }
        double above = 0;
        for (int row = 1; row <= typed.size(); row++) {
            double least = fill(row);
            if (least > enough && above + 1 > enough) {
                return Optional.empty();
            }
            above = least;
        }
        return near(end());
    }

    /** @return the least cost of the row: none below it is less, but for two that change places, from the row above */
    private double fill(int row) {
        Sound last = typed.get(row - 1);
        double dropped = last.dropped();
        costs[row][0] = costs[row - 1][0] + dropped;
        double least = costs[row][0];
        for (int at = 1; at <= name.size(); at++) {
            costs[row][at] = costs[row - 1][at - 1] + last.change(name.get(at - 1));
            begin[row][at] = begin[row - 1][at - 1];
            cheaper(row, at, costs[row - 1][at] + dropped, begin[row - 1][at]);
            cheaper(row, at, costs[row][at - 1] + 1, begin[row][at - 1]);
            if (row > 1 && at > 1 && changedPlaces(row, at)) {
                cheaper(row, at, costs[row - 2][at - 2] + 1, begin[row - 2][at - 2]);
            }
            least = Math.min(least, costs[row][at]);
        }
        return least;
    }

    private void cheaper(int row, int at, double cost, int from) {
        if (cost < costs[row][at]) {
            costs[row][at] = cost;
            begin[row][at] = from;
        }
    }

    private boolean changedPlaces(int row, int at) {
        return typed.get(row - 2).same(name.get(at - 1)) && typed.get(row - 1).same(name.get(at - 2));
    }

    /** Where the cheapest piece ends; of those that cost the same the longest that isn't longer than what was typed. */
    private int end() {
        double[] last = costs[typed.size()];
        int[] from = begin[typed.size()];
        int end = 0;
        for (int at = 1; at <= name.size(); at++) {
            boolean longer = last[at] == last[end] && at - from[at] <= typed.size();
            if (last[at] < last[end] || longer) {
                end = at;
            }
        }
        return end;
    }

    private Optional<Nearness.Near> near(int end) {
        double cost = costs[typed.size()][end];
        int from = begin[typed.size()][end];
        if (end <= from || cost > enough) {
            return Optional.empty();
        }
        List<Sound> piece = name.subList(from, end);
        double edges = edge(typed.getFirst(), piece.getFirst()) + edge(typed.getLast(), piece.getLast());
        return Optional.of(new Nearness.Near(Sound.text(piece), cost + edges));
    }

    /** What begins and ends alike is rather the same than what was cut off at any place. */
    private static double edge(Sound typed, Sound found) {
        return typed.change(found) < Sound.ONE_LETTER ? 0 : OTHER_EDGE;
    }

    /** One character of three may be wrong, and both of two if they sound right; longer ones may have more of it. */
    private static double enough(List<Sound> typed) {
        return switch (typed.size()) {
            case 1 -> typed.getFirst().character() ? Sound.SPELLED : Sound.ONE_LETTER;
            case 2 -> 2 * Sound.ALIKE;
            case 3, 4, 5, 6, 7 -> 1;
            default -> 1 + Sound.ALIKE;
        };
    }
}
