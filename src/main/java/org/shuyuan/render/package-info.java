/** Has playable renditions made of what was uploaded: what is wanted, which chunk is due, what is shown already. */
@NullMarked
package org.shuyuan.render;

import org.jspecify.annotations.NullMarked;
