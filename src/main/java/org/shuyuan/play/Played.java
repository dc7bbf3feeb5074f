package org.shuyuan.play;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody was given the addresses of a resource: the page that plays it, or a script. Told once an hour of each resource, by
 * each node.
 *
 * @param until when the last address works that is given before this is told again
 */
public record Played(UUID resource, Instant at, Instant until) {}
