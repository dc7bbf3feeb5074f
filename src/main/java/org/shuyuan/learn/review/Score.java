package org.shuyuan.learn.review;

import java.util.UUID;

/** What a reviewer gives to a criterion for the lesson as a whole. */
record Score(UUID account, String name, String criterion, int level) {}
