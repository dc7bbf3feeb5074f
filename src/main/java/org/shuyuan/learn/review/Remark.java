package org.shuyuan.learn.review;

import java.util.Optional;

/**
 * What a reviewer says, as the reviewer may change it.
 *
 * @param second of the film
 * @param level of the criterion; nothing without one
 */
record Remark(int second, Optional<String> criterion, Optional<Integer> level, String words) {}
