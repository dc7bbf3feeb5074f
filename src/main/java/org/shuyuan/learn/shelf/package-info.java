/** What readers put aside for themselves: books on their shelf, all else that they like, and searches that they look into again. */
@NullMarked
package org.shuyuan.learn.shelf;

import org.jspecify.annotations.NullMarked;
