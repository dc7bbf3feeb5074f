package org.shuyuan.learn.figures;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How long the steps of a series are. */
enum Grain {
    DAY {
        @Override
        LocalDate next(LocalDate day) {
            return day.plusDays(1);
        }
    },
    /** From Monday to Sunday. */
    WEEK {
        @Override
        LocalDate next(LocalDate day) {
            return day.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        }
    },
    MONTH {
        @Override
        LocalDate next(LocalDate day) {
            return day.with(TemporalAdjusters.firstDayOfNextMonth());
        }
    };

    private static final int DAYS_BY_DAY = 62;

    /** The day on which the step after this one begins. */
    abstract LocalDate next(LocalDate day);

    /** The first and the last step are shorter where the span begins or ends within one. */
    List<Days> steps(Days span) {
        List<Days> steps = new ArrayList<>();
        for (LocalDate begin = span.from(); !begin.isAfter(span.to()); begin = next(begin)) {
            LocalDate end = next(begin).minusDays(1);
            steps.add(new Days(begin, end.isAfter(span.to()) ? span.to() : end));
        }
        return steps;
    }

    /** The one whose steps are few enough to look at. */
    static Grain fitting(Days span) {
        return span.to().isAfter(span.from().plusDays(DAYS_BY_DAY)) ? WEEK : DAY;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Grain> of(String id) {
        return Arrays.stream(values()).filter(grain -> grain.id().equals(id)).findFirst();
    }
}
