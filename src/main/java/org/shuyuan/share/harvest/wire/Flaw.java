package org.shuyuan.share.harvest.wire;

/**
 * A record that can't be read, though its page can.
 *
 * @param identifier as far as it was seen; may be empty
 * @param reason for an engineer, in English
 */
public record Flaw(String identifier, String reason) {}
