/** How much is watched of a resource, a course, an organisation: rolled up by day as reports come, shown without persons. */
@NullMarked
package org.shuyuan.learn.figures;

import org.jspecify.annotations.NullMarked;
