package org.shuyuan.share.lti.link;

import java.util.UUID;

/** Somebody has opened a link: told in the transaction in which it is written down. */
public record Opened(UUID link, UUID account) {}
