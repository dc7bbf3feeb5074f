/** Finds words inside one book, page by page, so that no page has to be transferred to be looked through. */
@NullMarked
package org.shuyuan.search.inside;

import org.jspecify.annotations.NullMarked;
