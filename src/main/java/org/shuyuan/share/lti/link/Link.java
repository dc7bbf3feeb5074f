package org.shuyuan.share.lti.link;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;

/**
 * A link that was placed in a class (LTI 1.3 Core, 5.3.5).
 *
 * @param name its id in the platform
 * @param lineItem the column of the grade book that belongs to it
 */
public record Link(
        UUID id, UUID platformClass, String name, String title, Target target, Optional<URI> lineItem, Rule rule) {

    /** Whether all that this one says is known already; the rule is the teacher's since the first time. */
    boolean addsNothingTo(Link known) {
        return title.equals(known.title)
                && target.equals(known.target)
                && (lineItem.isEmpty() || lineItem.equals(known.lineItem));
    }
}
