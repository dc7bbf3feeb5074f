package org.shuyuan.render;

import java.util.UUID;

/**
 * Fired inside the transaction in which all is over that an upload needs to play at once: whatever nobody waits for begins
 * now, and not beside it.
 */
public record HandedOn(UUID resource) {}
