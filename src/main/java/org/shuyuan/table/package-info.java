/** Reads and writes tables by SQL itself, where rows are no entities. */
@NullMarked
package org.shuyuan.table;

import org.jspecify.annotations.NullMarked;
