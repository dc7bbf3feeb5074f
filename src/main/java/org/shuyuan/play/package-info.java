/** Serves renditions and pages to those who hold a grant. */
@NullMarked
package org.shuyuan.play;

import org.jspecify.annotations.NullMarked;
