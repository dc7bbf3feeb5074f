package org.shuyuan.catalog;

import java.util.Set;
import java.util.UUID;

/** Fired inside the transaction in which steps that have failed are to be done once more. */
public record TriedAgain(UUID resource, Set<Step> steps) {}
