/** Says in the words of another vocabulary what the catalog says of a resource, by rules that are data. */
@NullMarked
package org.shuyuan.share.crosswalk;

import org.jspecify.annotations.NullMarked;
