/** What readers put aside for themselves: books on their shelf, and all else that they like. */
@NullMarked
package org.shuyuan.learn.shelf;

import org.jspecify.annotations.NullMarked;
