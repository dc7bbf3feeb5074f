/** Brings the files of harvested lessons here, so that a class plays from its own school's copy. */
@NullMarked
package org.shuyuan.share.copy;

import org.jspecify.annotations.NullMarked;
