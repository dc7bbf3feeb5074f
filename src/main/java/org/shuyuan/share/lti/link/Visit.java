package org.shuyuan.share.lti.link;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody has opened a link.
 *
 * @param subject as the platform knows them
 * @param learner whether as somebody who learns there, rather than one who teaches
 * @param name if the platform has told it
 * @param last when it was last
 */
public record Visit(UUID link, UUID account, String subject, boolean learner, Optional<String> name, Instant last) {}
