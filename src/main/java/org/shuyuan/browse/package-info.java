/** Ways to lessons besides the search: the curriculum as a tree, and what stands next to a lesson. */
@NullMarked
package org.shuyuan.browse;

import org.jspecify.annotations.NullMarked;
