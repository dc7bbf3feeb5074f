package org.shuyuan.learn.figures;

import java.util.List;

/**
 * The figures of a scope over time.
 *
 * @param by day, week or month
 * @param points in their order; the first and the last week or month may be a part of one
 */
public record Series(String by, Point total, List<Point> points) {

    public Series {
        points = List.copyOf(points);
    }
}
