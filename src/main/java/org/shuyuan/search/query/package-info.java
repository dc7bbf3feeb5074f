/** Puts a question that was read into the engine's own words: what must be found, what makes one answer better, and who may see it. */
@NullMarked
package org.shuyuan.search.query;

import org.jspecify.annotations.NullMarked;
