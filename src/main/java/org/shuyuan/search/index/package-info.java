/** What is written into the index: its fields, how text is cut, the documents, and which resources it has yet to learn about. */
@NullMarked
package org.shuyuan.search.index;

import org.jspecify.annotations.NullMarked;
