/** Lets a teacher choose the picture that stands for a video. */
@NullMarked
package org.shuyuan.render.poster;

import org.jspecify.annotations.NullMarked;
