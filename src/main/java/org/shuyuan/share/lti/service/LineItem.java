package org.shuyuan.share.lti.service;

import java.net.URI;
import java.util.Optional;

/**
 * A column of a grade book (Assignment and Grade Services 2.0, 3.1.1).
 *
 * @param address of itself
 * @param label for people
 * @param resourceLink the link whose grades stand there, as the platform names it
 * @param resource what stands behind it, as we name it
 * @param tag what kind of grade it is, as we name it
 */
public record LineItem(
        URI address,
        String label,
        double scoreMaximum,
        Optional<String> resourceLink,
        Optional<String> resource,
        Optional<String> tag) {

    /**
     * One that is wished for.
     *
     * @param resourceLink the link whose grades are to stand there
     */
    public record Wanted(String label, double scoreMaximum, String resourceLink, String resource, String tag) {}
}
