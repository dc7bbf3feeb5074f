/** Where readers are in their books: their own bookmarks, and the place where each book was left. */
@NullMarked
package org.shuyuan.learn.bookmark;

import org.jspecify.annotations.NullMarked;
