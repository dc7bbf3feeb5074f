/** What answers are worth: the same words in other widths, letters or units are the same; and how hard questions turned out. */
@NullMarked
package org.shuyuan.learn.quiz.marking;

import org.jspecify.annotations.NullMarked;
