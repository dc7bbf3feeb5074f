/** Quizzes: questions, what is right, and how pupils did. */
@NullMarked
package org.shuyuan.learn.quiz;

import org.jspecify.annotations.NullMarked;
