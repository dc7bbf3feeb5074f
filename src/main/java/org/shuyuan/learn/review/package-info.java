/** Lesson reviews (评课): teachers comment on a lesson at its seconds, by a rubric, among themselves. */
@NullMarked
package org.shuyuan.learn.review;

import org.jspecify.annotations.NullMarked;
