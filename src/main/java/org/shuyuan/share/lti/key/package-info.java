/** Keys: ours, with which platforms know us, and those of the platforms. */
@NullMarked
package org.shuyuan.share.lti.key;

import org.jspecify.annotations.NullMarked;
