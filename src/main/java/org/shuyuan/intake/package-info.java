/** Accepts files from uploads, drop folders and packages, and refuses what the rules refuse. */
@NullMarked
package org.shuyuan.intake;

import org.jspecify.annotations.NullMarked;
