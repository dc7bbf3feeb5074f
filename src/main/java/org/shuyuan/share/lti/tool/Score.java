package org.shuyuan.share.lti.tool;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/**
 * What a tool says of somebody (LTI Assignment and Grade Services 2.0, 3.4).
 *
 * @param saidAt by the clock of the tool
 * @param points nothing where the tool gives none, or takes back those that it gave
 * @param activity how far somebody is: {@code activityProgress}
 * @param grading whether the points are the last word: {@code gradingProgress}
 */
record Score(UUID account, Instant saidAt, Optional<Points> points, String activity, String grading, String comment) {

    /** What nobody means, and nothing reckons with. */
    private static final double MOST = 1e9;

    private static final double LEAST = 1e-6;

    private static final Set<String> ACTIVITIES =
            Set.of("Initialized", "Started", "InProgress", "Submitted", "Completed");
    private static final Set<String> GRADINGS = Set.of("FullyGraded", "Pending", "PendingManual", "Failed", "NotReady");

    /** @param given may be more than the maximum */
    record Points(double given, double maximum) {}

    /** @throws Problem {@link ProblemType#BAD_REQUEST} */
    static Score read(JsonNode said, UUID account) {
        return new Score(
                account,
                LineItemJson.instant(needed(said, "timestamp"), "timestamp"),
                points(said),
                oneOf(ACTIVITIES, said, "activityProgress"),
                oneOf(GRADINGS, said, "gradingProgress"),
                LineItemJson.string(said, "comment").orElse(""));
    }

    private static Optional<Points> points(JsonNode said) {
        if (!said.hasNonNull("scoreGiven")) {
            return Optional.empty();
        }
        double given = said.path("scoreGiven").asDouble(Double.NaN);
        double maximum = said.path("scoreMaximum").asDouble(Double.NaN);
        if (!(given >= 0 && given <= MOST)) {
            throw LineItemJson.wrong("scoreGiven");
        }
        if (!(maximum >= LEAST && maximum <= MOST)) {
            throw LineItemJson.wrong("scoreMaximum");
        }
        return Optional.of(new Points(given, maximum));
    }

    static String needed(JsonNode said, String name) {
        return LineItemJson.string(said, name).orElseThrow(() -> LineItemJson.wrong(name));
    }

    private static String oneOf(Set<String> words, JsonNode said, String name) {
        String word = needed(said, name);
        if (!words.contains(word)) {
            throw LineItemJson.wrong(name);
        }
        return word;
    }
}
