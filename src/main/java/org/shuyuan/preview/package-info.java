/** Shows office documents as pages, laid out by a contained child of the operator's, in the reader of books. */
@NullMarked
package org.shuyuan.preview;

import org.jspecify.annotations.NullMarked;
