/** Says things in the reader's language. */
@NullMarked
package org.shuyuan.text;

import org.jspecify.annotations.NullMarked;
