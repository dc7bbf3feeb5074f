package org.shuyuan.learn.progress;

import java.util.UUID;

/** Fired inside the transaction that forgets all that a reader has watched. */
public record Forgotten(UUID account) {}
