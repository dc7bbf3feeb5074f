package org.shuyuan.share.lti.grade;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.share.lti.service.PlatformFailed;

/**
 * How somebody stands in a link, and what the platform knows of it.
 *
 * @param percent that was watched, read, done or answered, 0 to 100
 * @param due the score by the rule, of 100; nothing while it isn't enough
 * @param sent the score that the platform has; nothing where it has none
 * @param reason of a failure; while it waits, of the last one
 */
public record Grade(
        UUID account,
        int percent,
        Optional<Integer> due,
        Optional<Integer> sent,
        Optional<Instant> sentAt,
        State state,
        Optional<PlatformFailed.Reason> reason) {

    /** What has become of the score; said by {@code lti-grade.state.*}. */
    public enum State {
        /** There is none to be sent. */
        NONE,
        /** It is about to be sent, or tried again. */
        WAITING,
        /** The platform has it. */
        SENT,
        /** The platform doesn't take it, and somebody has to do something. */
        FAILED;

        /** As it stands in keys of words. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
