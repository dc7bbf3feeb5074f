package org.shuyuan.learn.review;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One review of a lesson.
 *
 * @param rubric as it was when the round was opened
 * @param by the name of whoever opened it; empty where the account is gone
 * @param closed from then on nothing is written any more
 */
record Round(UUID id, UUID resource, Rubric rubric, String by, Instant opened, Optional<Instant> closed) {

    boolean open() {
        return closed.isEmpty();
    }
}
