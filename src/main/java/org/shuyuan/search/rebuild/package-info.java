/** Makes a new index beside the one that readers ask, and has it take that one's place when it is full. */
@NullMarked
package org.shuyuan.search.rebuild;

import org.jspecify.annotations.NullMarked;
