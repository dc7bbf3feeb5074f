/** Keeps the index equal to the catalog, and answers questions. */
@NullMarked
package org.shuyuan.search;

import org.jspecify.annotations.NullMarked;
