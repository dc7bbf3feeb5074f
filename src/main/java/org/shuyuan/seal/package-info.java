/** Signs what leaves the house and must come back unchanged: sessions, grants, resumption tokens. */
@NullMarked
package org.shuyuan.seal;

import org.jspecify.annotations.NullMarked;
