/** Cuts the work on a film into chunks, has each made by FFmpeg, and joins what came out: no queue and no table, only files. */
@NullMarked
package org.shuyuan.render.ladder;

import org.jspecify.annotations.NullMarked;
