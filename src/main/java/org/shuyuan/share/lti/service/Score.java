package org.shuyuan.share.lti.service;

import java.time.Instant;
import java.util.Optional;

/**
 * What somebody has reached (Assignment and Grade Services 2.0, 3.4.2).
 *
 * @param subject as the platform knows them
 * @param given of {@code maximum}; nothing where there is no score, or none any more
 * @param completed whether they have done what was asked of them
 * @param at later than all that was told of them before
 * @param comment for the pupil and the teacher
 */
public record Score(
        String subject,
        Optional<Integer> given,
        int maximum,
        boolean completed,
        Instant at,
        Optional<String> comment) {}
