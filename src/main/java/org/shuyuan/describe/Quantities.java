package org.shuyuan.describe;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values of which only a few spellings mean something: days, numbers, languages. */
final class Quantities {

    private static final Pattern DAY =
            Pattern.compile("^(\\d{4})(?:[-./年](\\d{1,2})(?:[-./月](\\d{1,2})日?)?)?月?(?:$|[T ].*)");
    /** Where the clocks of file formats begin: nobody has set a date. */
    private static final Set<String> ZERO_DAYS =
            Set.of("1601-01-01", "1899-12-30", "1899-12-31", "1904-01-01", "1970-01-01", "1980-01-01");

    private static final int FIRST_YEAR = 1000;
    /** No exponent: a few characters of one would make a number of a billion digits. */
    private static final Pattern NUMBER = Pattern.compile("\\d{1,12}(?:\\.\\d{1,30})?");

    private static final BigDecimal LONGEST = new BigDecimal(1_000_000);

    private Quantities() {}

    /** A year, a month or a day in W3CDTF. */
    static Optional<String> date(String value) {
        Matcher parts = DAY.matcher(value.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            int year = Integer.parseInt(parts.group(1));
            int month = parts.group(2) == null ? 0 : Integer.parseInt(parts.group(2));
            int day = parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3));
            LocalDate whole = LocalDate.of(year, Math.max(1, month), Math.max(1, day));
            if (year < FIRST_YEAR || ZERO_DAYS.contains(whole.toString())) {
                return Optional.empty();
            }
            int length = day > 0 ? 10 : month > 0 ? 7 : 4;
            return Optional.of(whole.toString().substring(0, length));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    static Optional<String> integer(String value) {
        return number(value)
                .filter(number -> number.signum() > 0)
                .map(number -> number.setScale(0, RoundingMode.HALF_UP).toPlainString());
    }

    /** Seconds to the millisecond. */
    static Optional<String> seconds(String value) {
        return number(value)
                .filter(number -> number.signum() > 0)
                .map(number -> number.setScale(3, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString());
    }

    /** Seconds, of a duration without years and months, whose length nobody knows. */
    static Optional<String> duration(String value) {
        try {
            return seconds(new BigDecimal(Duration.parse(value.strip()).toMillis())
                    .movePointLeft(3)
                    .toPlainString());
        } catch (DateTimeException | ArithmeticException none) {
            return Optional.empty();
        }
    }

    /** BCP 47, from the spellings of other lists: {@code zh_CN}, {@code eng}. */
    static Optional<String> languageTag(String value) {
        Locale locale = Locale.forLanguageTag(value.strip().replace('_', '-'));
        String tag = locale.toLanguageTag();
        return tag.equals("und") ? Optional.empty() : Optional.of(tag);
    }

    private static Optional<BigDecimal> number(String value) {
        return Optional.of(value.strip())
                .filter(digits -> NUMBER.matcher(digits).matches())
                .map(BigDecimal::new)
                .filter(number -> number.compareTo(LONGEST) < 0);
    }
}
