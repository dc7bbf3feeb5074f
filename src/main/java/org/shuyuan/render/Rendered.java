package org.shuyuan.render;

import java.util.UUID;

/** Fired inside the transaction in which more of a resource becomes playable. */
public record Rendered(UUID resource) {}
