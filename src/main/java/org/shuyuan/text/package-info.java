/** Says things in the reader's language, and knows which ways of writing are the same. */
@NullMarked
package org.shuyuan.text;

import org.jspecify.annotations.NullMarked;
