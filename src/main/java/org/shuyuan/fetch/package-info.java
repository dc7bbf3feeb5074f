/** Fetches from addresses that others gave us, and from nowhere inside. */
@NullMarked
package org.shuyuan.fetch;

import org.jspecify.annotations.NullMarked;
