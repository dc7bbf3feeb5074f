package org.shuyuan.learn.figures;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a span of days.
 *
 * @param few whether fewer than five people watched, of whom nothing is told: all numbers of people whom we know are left out
 *     then
 * @param viewers different people
 * @param plays visits that began
 * @param hours of film, twice what was played twice; books have none
 * @param newHours of film, once for each viewer
 * @param completions films and books that somebody came to the end of, of a course and an organisation those in it; nothing also
 *     where they are fewer than five
 * @param guestPlays visits of people who hadn't signed in
 * @param guestHours of film
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Point(
        LocalDate from,
        LocalDate to,
        boolean few,
        @Nullable Long viewers,
        @Nullable Long plays,
        @Nullable Double hours,
        @Nullable Double newHours,
        @Nullable Long completions,
        long guestPlays,
        double guestHours) {

    private static final double MILLIS_PER_HOUR = 3_600_000;
    private static final double CENTS = 100;

    static Point few(Days span, long guestPlays, long guestPlayed) {
        return new Point(span.from(), span.to(), true, null, null, null, null, null, guestPlays, hours(guestPlayed));
    }

    /** @param hiding whether there are completions that are not told */
    static Point of(Days span, long viewers, Sum sum, boolean hiding, long guestPlays, long guestPlayed) {
        return new Point(
                span.from(),
                span.to(),
                false,
                viewers,
                sum.plays(),
                hours(sum.played()),
                hours(sum.seen()),
                hiding && sum.completions() == 0 ? null : sum.completions(),
                guestPlays,
                hours(guestPlayed));
    }

    private static double hours(long milliseconds) {
        return Math.round(CENTS * milliseconds / MILLIS_PER_HOUR) / CENTS;
    }
}
