/** Answers questions, each to the reader who asks, from an index that is kept equal to the catalog. */
@NullMarked
package org.shuyuan.search;

import org.jspecify.annotations.NullMarked;
