package org.shuyuan.learn.statement;

import java.time.Instant;
import java.util.UUID;

/**
 * A statement of xAPI, as it will be sent, however often that takes.
 *
 * @param account of whom it tells
 * @param made when it was made; what it tells of happened then, or before
 * @param body JSON
 */
record Statement(UUID id, UUID account, Instant made, String body) {}
