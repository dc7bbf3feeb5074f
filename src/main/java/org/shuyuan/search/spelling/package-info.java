/** How words are written and how they are read: pinyin, what is nearly the same, and what begins so. */
@NullMarked
package org.shuyuan.search.spelling;

import org.jspecify.annotations.NullMarked;
