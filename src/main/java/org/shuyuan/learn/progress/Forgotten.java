package org.shuyuan.learn.progress;

import java.util.UUID;

/** All that a reader has learned is forgotten: told in the transaction in which that happens, to whoever has kept something of it. */
public record Forgotten(UUID account) {}
