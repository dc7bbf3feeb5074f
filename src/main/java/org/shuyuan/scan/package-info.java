/** Reads what is printed on scanned pages, by a contained child of the operator's, so that it can be found. */
@NullMarked
package org.shuyuan.scan;

import org.jspecify.annotations.NullMarked;
