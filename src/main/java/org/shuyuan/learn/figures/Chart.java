package org.shuyuan.learn.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Bars over time, in a picture of {@value #WIDTH} by {@value #HEIGHT} that is stretched to the room there is. What it says stands
 * in the table beneath it.
 *
 * @param title what is shown
 * @param most the value of the highest bar, as it is read
 */
record Chart(String id, String title, String most, List<Bar> bars) {

    static final int WIDTH = 1000;
    static final int HEIGHT = 100;

    /** Of a hundred: so much of the room of a bar is left free. */
    private static final int GAP = 15;

    private static final int PERCENT = 100;

    /** What marks a step of which nothing is told. */
    private static final int FEW_HEIGHT = 3;

    Chart {
        bars = List.copyOf(bars);
    }

    /** In units of the picture, from its upper left corner. */
    record Bar(int x, int y, int width, int height, boolean few, String words) {}

    /**
     * @param value of a point; nothing where it isn't told
     * @param words of a point: when, and how much
     */
    static Chart of(
            String id,
            String title,
            List<Point> points,
            Function<Point, Optional<Double>> value,
            Function<Double, String> figure,
            Function<Point, String> words) {
        double most = points.stream()
                .flatMap(point -> value.apply(point).stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        List<Bar> bars = new ArrayList<>();
        int count = points.size();
        for (int at = 0; at < count; at++) {
            Point point = points.get(at);
            Optional<Double> told = value.apply(point);
            int begin = WIDTH * at / count;
            int room = WIDTH * (at + 1) / count - begin;
            int height = told.map(figures -> most == 0 ? 0 : (int) Math.ceil(HEIGHT * figures / most))
                    .orElse(FEW_HEIGHT);
            bars.add(new Bar(
                    begin,
                    HEIGHT - height,
                    Math.max(1, room - room * GAP / PERCENT),
                    height,
                    told.isEmpty(),
                    words.apply(point)));
        }
        return new Chart(id, title, figure.apply(most), bars);
    }
}
