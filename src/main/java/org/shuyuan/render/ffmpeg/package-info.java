/** Runs FFmpeg and ffprobe as contained children, on files that nobody trusts. */
@NullMarked
package org.shuyuan.render.ffmpeg;

import org.jspecify.annotations.NullMarked;
