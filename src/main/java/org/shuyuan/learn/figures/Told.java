package org.shuyuan.learn.figures;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What may be told, and when: nothing of fewer than five people. What fewer have watched on a day waits, and is told with the
 * day on which five different people have come together; so the smallest piece that is ever told is of five.
 *
 * <p>All that is shown is put together of whole pieces, and the pieces are the same whichever span is asked for. So the
 * difference between two spans, or between a span and its parts, is made of whole pieces as well, and tells of nobody. With
 * people themselves that can't be so, as whoever comes again is no other person: the difference between two spans can be one
 * person more. But no more is learned of them than that they are one of the five or more of that piece.
 *
 * <p>Completions are told by the same rule among themselves: five together, or not yet.
 *
 * @param days whose reports are in it: those that waited, and the last one, with which it is told
 * @param sum with as many completions as are told with it
 * @param hiding whether there are completions that are not told with it
 */
record Told(Days days, Sum sum, boolean hiding) {

    /** People of whom something may be told. */
    static final int ENOUGH = 5;

    /** People who came on a day, by when they were there before; nothing where never. */
    record Came(@Nullable LocalDate since, int people) {}

    /**
     * Where the pieces begin that tell of a day: they begin anew each year, so that nobody reads the figures of all years for
     * those of a week. What waits at the end of a year is not told any more.
     */
    static LocalDate origin(LocalDate day) {
        return day.with(TemporalAdjusters.firstDayOfYear());
    }

    /**
     * @param days from an {@link #origin} on, in their order
     * @param came on each of the days with fewer than five people
     */
    static List<Told> of(List<Day> days, Map<LocalDate, List<Came>> came) {
        List<Told> told = new ArrayList<>();
        @Nullable LocalDate begin = null;
        Sum waiting = Sum.NOTHING;
        long people = 0;
        long completions = 0;
        for (Day day : days) {
            if (begin == null || !origin(begin).equals(origin(day.day()))) {
                begin = origin(day.day());
                waiting = Sum.NOTHING;
                people = 0;
                completions = 0;
            }
            waiting = waiting.plus(day.sum());
            people = day.people() >= ENOUGH ? ENOUGH : people + others(begin, came.getOrDefault(day.day(), List.of()));
            if (people >= ENOUGH) {
                completions += waiting.completions();
                long due = completions >= ENOUGH ? completions : 0;
                told.add(new Told(
                        new Days(begin, day.day()), waiting.completing(due), due == 0 && waiting.completions() > 0));
                completions -= due;
                begin = day.day().plusDays(1);
                waiting = Sum.NOTHING;
                people = 0;
            }
        }
        return told;
    }

    /** Those who haven't been there since this day. */
    private static int others(LocalDate begin, List<Came> came) {
        return came.stream()
                .filter(each -> each.since() == null || each.since().isBefore(begin))
                .mapToInt(Came::people)
                .sum();
    }
}
