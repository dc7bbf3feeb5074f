package org.shuyuan.share.lti.link;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a placed lesson is graded by.
 *
 * @param needed percent that must be watched, read, done or answered before the score is sent
 */
public record Rule(Measure measure, int needed) {

    public static final Rule NONE = new Rule(Measure.NONE, 0);

    private static final int MOST = 100;
    private static final String MEASURE = "measure";
    private static final String NEEDED = "needed";

    public Rule {
        if (needed < 0 || needed > MOST) {
            throw new IllegalArgumentException(needed + " percent");
        }
    }

    /** As {@link #parameters} has said it; no rule where it is said otherwise. */
    public static Rule of(Map<String, String> parameters) {
        Optional<Measure> measure = Optional.ofNullable(parameters.get(MEASURE)).flatMap(Measure::of);
        String needed = parameters.getOrDefault(NEEDED, "0");
        return measure.isPresent() && needed.matches("\\d{1,2}|100")
                ? new Rule(measure.get(), Integer.parseInt(needed))
                : NONE;
    }

    /** As custom parameters of a link (LTI 1.3 Core, 5.4.6), which the platform gives back with each launch. */
    public Map<String, String> parameters() {
        return Map.of(MEASURE, measure.id(), NEEDED, Integer.toString(needed));
    }

    /** Where a score comes from. */
    public enum Measure {
        /** There is none. */
        NONE,
        /** From what was watched or read, or in a course done: the full score once it is enough. */
        WATCHED,
        /** From the points of a quiz. */
        QUIZ;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Measure> of(String id) {
            return Arrays.stream(values()).filter(each -> each.id().equals(id)).findFirst();
        }
    }

    public boolean graded() {
        return measure != Measure.NONE;
    }
}
