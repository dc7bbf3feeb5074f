/** Private notes: what readers write for themselves at a second of a film or a page of a book. */
@NullMarked
package org.shuyuan.learn.note;

import org.jspecify.annotations.NullMarked;
