/** Questions to and from other programs: QTI 3.0 both ways, 2.1 and 2.2 read. What is no question here is named and left out. */
@NullMarked
package org.shuyuan.learn.quiz.qti;

import org.jspecify.annotations.NullMarked;
