/** What the index knows of a resource and of a place, by name; and by which of it answers are counted and narrowed. */
@NullMarked
package org.shuyuan.search.field;

import org.jspecify.annotations.NullMarked;
