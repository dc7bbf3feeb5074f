/** Classes and their codes, and who follows which course. */
@NullMarked
package org.shuyuan.learn.join;

import org.jspecify.annotations.NullMarked;
