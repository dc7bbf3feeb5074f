package org.shuyuan.share.feed;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.LearningResource;

/** How long a film or a recording lasts, in whole seconds; nothing where it wasn't measured. */
final class Lasting {

    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}(\\.\\d{1,20})?");

    private Lasting() {}

    static Optional<Duration> of(LearningResource resource) {
        return resource.descriptors()
                .first(Field.DURATION)
                .filter(SECONDS.asMatchPredicate())
                .map(seconds -> Duration.ofSeconds(new BigDecimal(seconds)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact()));
    }
}
