/** A quiz and its questions: what each kind asks, what is right, and what makes it one that can be asked. */
@NullMarked
package org.shuyuan.learn.quiz.item;

import org.jspecify.annotations.NullMarked;
