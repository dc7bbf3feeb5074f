package org.shuyuan.people;

import java.util.UUID;

/**
 * One account becomes part of another, and is gone then: told in the transaction in which that happens, to whoever has kept something of
 * it.
 */
public record Joined(UUID from, UUID into) {}
