package org.shuyuan.learn.daily;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.text.Language;
import org.shuyuan.text.Messages;

/** Days as the house counts them: they begin at midnight where the service runs. */
@ApplicationScoped
class Days {

    /** Beyond are typing errors, and dates that the database doesn't hold. */
    private static final YearMonth FIRST = YearMonth.of(2000, 1);

    private static final YearMonth LAST = YearMonth.of(2999, 12);

    private final Clock clock;
    private final Messages messages;

    Days(Clock clock, Messages messages) {
        this.clock = clock;
        this.messages = messages;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault());
    }

    /**
     * @param given such as {@code 2026-03-01}
     * @throws Problem {@link ProblemType#BAD_REQUEST}
     */
    LocalDate read(@Nullable String given) {
        try {
            LocalDate day = LocalDate.parse(given == null ? "" : given.strip());
            within(YearMonth.from(day));
            return day;
        } catch (DateTimeException wrong) {
            throw Problem.because(wrong, ProblemType.BAD_REQUEST, "date");
        }
    }

    /**
     * @param given such as {@code 2026-03}; nothing for this month
     * @throws Problem {@link ProblemType#BAD_REQUEST}
     */
    YearMonth month(@Nullable String given) {
        try {
            return given == null || given.isBlank() ? YearMonth.from(today()) : within(YearMonth.parse(given.strip()));
        } catch (DateTimeException wrong) {
            throw Problem.because(wrong, ProblemType.BAD_REQUEST, "month");
        }
    }

    private static YearMonth within(YearMonth month) {
        if (month.isBefore(FIRST) || month.isAfter(LAST)) {
            throw new DateTimeException("beyond");
        }
        return month;
    }

    String words(LocalDate day, Language language) {
        return say("daily.day", language).format(day);
    }

    String words(YearMonth month, Language language) {
        return say("daily.month", language).format(month);
    }

    private DateTimeFormatter say(String pattern, Language language) {
        return DateTimeFormatter.ofPattern(messages.say(language, pattern), language.locale());
    }
}
