package org.shuyuan.search.spelling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where in a text something stands that is nearly what was typed, and how near. Characters that are read alike are nearer than
 * others; letters that are syllables are compared with how characters are read.
 */
public final class Nearness {

    /** What it costs to take a character for another one that is read otherwise. */
    public static final double ONE_CHARACTER = 1;

    /** What begins a text with these initials. */
    private static final double INITIALS = 0.9;

    private static final double OTHER_EDGE = 0.1;

    private Nearness() {}

    /**
     * @param text a piece of what was searched
     * @param cost of the changes between both, 0 where they are the same
     */
    public record Near(String text, double cost) {}

    /** The piece of a folded text that is nearest to what was typed, if it is near enough. */
    public static Optional<Near> in(String text, String typed) {
        List<Sound> sounds = Sound.of(text);
        Optional<Near> best = begun(sounds, typed);
        for (List<Sound> way : ways(typed)) {
            best = nearer(best, best(sounds, way));
        }
        return best;
    }

    /** Letters may be words, or syllables. */
    private static List<List<Sound>> ways(String typed) {
        List<Sound> asTyped = Sound.of(typed);
        List<List<Sound>> ways = new ArrayList<>(List.of(asTyped));
        for (int at = 0; at < asTyped.size(); at++) {
            if (!asTyped.get(at).character()) {
                for (List<String> cut : Pinyin.cut(asTyped.get(at).text())) {
                    List<Sound> way = new ArrayList<>(asTyped.subList(0, at));
                    cut.forEach(syllable -> way.add(new Sound("", syllable, true)));
                    way.addAll(asTyped.subList(at + 1, asTyped.size()));
                    ways.add(way);
                }
            }
        }
        return ways;
    }

    /** Letters may be the initials of what begins the text. */
    private static Optional<Near> begun(List<Sound> text, String typed) {
        int length = typed.length();
        if (length < 2 || text.size() < length || Han.anyIn(typed)) {
            return Optional.empty();
        }
        for (int i = 0; i < length; i++) {
            Sound sound = text.get(i);
            if (!sound.character() || sound.reading().charAt(0) != typed.charAt(i)) {
                return Optional.empty();
            }
        }
        return Optional.of(new Near(Sound.text(text.subList(0, length)), INITIALS));
    }

    private static Optional<Near> nearer(Optional<Near> one, Optional<Near> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return one.get().cost() <= other.get().cost() ? one : other;
    }

    /** The cheapest change of the whole of what was typed into a piece of the text (Sellers), two that changed places being one. */
    private static Optional<Near> best(List<Sound> text, List<Sound> typed) {
        int columns = text.size() + 1;
        double[][] costs = new double[typed.size() + 1][columns];
        int[][] begin = new int[typed.size() + 1][columns];
        for (int at = 0; at < columns; at++) {
            begin[0][at] = at;
        }
        for (int row = 1; row <= typed.size(); row++) {
            costs[row][0] = costs[row - 1][0] + typed.get(row - 1).dropped();
            for (int at = 1; at < columns; at++) {
                take(
                        costs,
                        begin,
                        row,
                        at,
                        costs[row - 1][at - 1] + typed.get(row - 1).change(text.get(at - 1)),
                        begin[row - 1][at - 1]);
                cheaper(
                        costs,
                        begin,
                        row,
                        at,
                        costs[row - 1][at] + typed.get(row - 1).dropped(),
                        begin[row - 1][at]);
                cheaper(costs, begin, row, at, costs[row][at - 1] + 1, begin[row][at - 1]);
                if (row > 1
                        && at > 1
                        && same(typed.get(row - 2), text.get(at - 1))
                        && same(typed.get(row - 1), text.get(at - 2))) {
                    cheaper(costs, begin, row, at, costs[row - 2][at - 2] + 1, begin[row - 2][at - 2]);
                }
            }
        }
        double[] last = costs[typed.size()];
        int[] from = begin[typed.size()];
        int end = 0;
        for (int at = 1; at < columns; at++) {
            boolean longer = last[at] == last[end] && at - from[at] <= typed.size();
            if (last[at] < last[end] || longer) {
                end = at;
            }
        }
        if (end <= from[end] || last[end] > enough(typed)) {
            return Optional.empty();
        }
        List<Sound> piece = text.subList(from[end], end);
        double edges = edge(typed.getFirst(), piece.getFirst()) + edge(typed.getLast(), piece.getLast());
        return Optional.of(new Near(Sound.text(piece), last[end] + edges));
    }

    private static void take(double[][] costs, int[][] begin, int row, int at, double cost, int from) {
        costs[row][at] = cost;
        begin[row][at] = from;
    }

    private static void cheaper(double[][] costs, int[][] begin, int row, int at, double cost, int from) {
        if (cost < costs[row][at]) {
            take(costs, begin, row, at, cost, from);
        }
    }

    private static boolean same(Sound one, Sound other) {
        return one.text().equals(other.text()) && !one.text().isEmpty();
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
