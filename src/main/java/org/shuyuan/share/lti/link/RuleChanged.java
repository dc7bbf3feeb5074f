package org.shuyuan.share.lti.link;

import java.util.UUID;

/** A link is graded by another rule: told in the transaction in which that happens. */
public record RuleChanged(UUID link) {}
