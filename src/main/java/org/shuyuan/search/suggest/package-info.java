/** Guesses what is meant: by somebody who is still typing, and by somebody whose words stand nowhere. */
@NullMarked
package org.shuyuan.search.suggest;

import org.jspecify.annotations.NullMarked;
