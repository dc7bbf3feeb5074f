/** Classes and their codes, who follows which course, and which courses are offered to whom. */
@NullMarked
package org.shuyuan.learn.join;

import org.jspecify.annotations.NullMarked;
