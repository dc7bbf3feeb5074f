package org.shuyuan.share.oai;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.regex.Pattern;

/** The two ways to write a UTCdatetime (OAI-PMH 2.0 §3.3). Both are accepted; we answer in seconds. */
enum Granularity {
    DAY("YYYY-MM-DD", "\\d{4}-\\d{2}-\\d{2}") {
        @Override
        Instant parse(String text) {
            return LocalDate.parse(text, STRICT_DAY)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
        }

        @Override
        Instant end(Instant start) {
            return start.plusSeconds(86_400);
        }
    },
    SECOND("YYYY-MM-DDThh:mm:ssZ", "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z") {
        @Override
        Instant parse(String text) {
            return LocalDateTime.parse(text, STRICT_SECOND).toInstant(ZoneOffset.UTC);
        }

        @Override
        Instant end(Instant start) {
            return start.plusSeconds(1);
        }
    };

    private static final DateTimeFormatter STRICT_DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter STRICT_SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'").withResolverStyle(ResolverStyle.STRICT);

    /** The schema's dates begin with the year 1. */
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private final String word;
    private final Pattern shape;

    Granularity(String word, String shape) {
        this.word = word;
        this.shape = Pattern.compile(shape);
    }

    String word() {
        return word;
    }

    abstract Instant parse(String text);

    /** The first moment after the day or second that begins here, so that an inclusive bound becomes an exclusive one. */
    abstract Instant end(Instant start);

    /** A moment as it was asked for. */
    record Moment(Granularity granularity, Instant start) {
        Instant end() {
            return granularity.end(start);
        }
    }

    /** Nothing if the text is no UTCdatetime: another shape, a month 13, a 30 February, a year 0. */
    static Optional<Moment> read(String text) {
        for (Granularity granularity : values()) {
            if (granularity.shape.matcher(text).matches()) {
                try {
                    Instant start = granularity.parse(text);
                    return start.isBefore(FIRST) ? Optional.empty() : Optional.of(new Moment(granularity, start));
                } catch (DateTimeException notOnTheCalendar) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    static String write(Instant moment) {
        return STRICT_SECOND.format(moment.atOffset(ZoneOffset.UTC));
    }
}
