/** Tells a learning record store what was learned, in statements of xAPI 1.0.3: sparse, pseudonymous, and only if one is named. */
@NullMarked
package org.shuyuan.learn.statement;

import org.jspecify.annotations.NullMarked;
