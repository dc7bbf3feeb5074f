/** What was really watched: reported by players, checked against our clock, and counted once. */
@NullMarked
package org.shuyuan.learn.progress;

import org.jspecify.annotations.NullMarked;
