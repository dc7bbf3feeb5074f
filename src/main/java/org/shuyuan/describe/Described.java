package org.shuyuan.describe;

import java.util.UUID;

/** What a resource says of itself is known, or known better: descriptors, places, cover, captions. */
public record Described(UUID resource) {}
