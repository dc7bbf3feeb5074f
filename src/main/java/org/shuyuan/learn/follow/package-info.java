/** Courses as pupils follow them and teachers look on: what is done, what comes next. */
@NullMarked
package org.shuyuan.learn.follow;

import org.jspecify.annotations.NullMarked;
