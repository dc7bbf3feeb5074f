/** Keeps the index equal to the catalog: after each change, by the clock, and from the start on; and says whether readers can search. */
@NullMarked
package org.shuyuan.search.upkeep;

import org.jspecify.annotations.NullMarked;
