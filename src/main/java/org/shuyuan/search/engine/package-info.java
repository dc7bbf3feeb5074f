/** Speaks to the search engine, and knows which indexes of ours it has. */
@NullMarked
package org.shuyuan.search.engine;

import org.jspecify.annotations.NullMarked;
