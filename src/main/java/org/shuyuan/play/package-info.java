/** Serves renditions and pages to those who hold a grant, and files to whoever may take them away. */
@NullMarked
package org.shuyuan.play;

import org.jspecify.annotations.NullMarked;
