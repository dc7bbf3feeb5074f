/** Quizzes as they are kept, changed by teachers and answered by pupils. */
@NullMarked
package org.shuyuan.learn.quiz;

import org.jspecify.annotations.NullMarked;
