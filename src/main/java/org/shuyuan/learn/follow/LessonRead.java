package org.shuyuan.learn.follow;

import java.time.Instant;
import java.util.UUID;

/** Somebody says that a lesson is read, for the first time: told in the transaction in which it is written down. */
public record LessonRead(UUID lesson, UUID account, Instant now) {}
