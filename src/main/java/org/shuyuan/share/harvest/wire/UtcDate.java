package org.shuyuan.share.harvest.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A UTCdatetime (OAI-PMH 2.0 §3.3). Some repositories write fractions of seconds or another offset than Z, which leaves no
 * doubt about the moment; a time without any offset would.
 */
final class UtcDate {

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern MOMENT =
            Pattern.compile(DAY + "T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?(Z|[+-]\\d{2}:\\d{2})");

    private UtcDate() {}

    static Optional<Instant> read(String text) {
        try {
            if (DAY.matcher(text).matches()) {
                return Optional.of(
                        LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
            }
            return MOMENT.matcher(text).matches()
                    ? Optional.of(OffsetDateTime.parse(text).toInstant())
                    : Optional.empty();
        } catch (DateTimeException notOnTheCalendar) {
            return Optional.empty();
        }
    }
}
