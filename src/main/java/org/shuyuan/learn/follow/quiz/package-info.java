/** Quizzes in a course: answered by pupils, made by teachers, and looked at for a class. */
@NullMarked
package org.shuyuan.learn.follow.quiz;

import org.jspecify.annotations.NullMarked;
