/** Measures what is promised, each as a ratio to a baseline in the same run. */
@NullMarked
package org.shuyuan.bench;

import org.jspecify.annotations.NullMarked;
