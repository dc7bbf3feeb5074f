/** Runs the packaged service as a process: to measure what is promised, and to rehearse its start. */
@NullMarked
package org.shuyuan.bench;

import org.jspecify.annotations.NullMarked;
