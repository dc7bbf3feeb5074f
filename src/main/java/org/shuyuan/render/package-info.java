/** Makes playable renditions of media by running FFmpeg as a contained child process. */
@NullMarked
package org.shuyuan.render;

import org.jspecify.annotations.NullMarked;
