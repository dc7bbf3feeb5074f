/** Reads what was asked: which words name a subject, a grade or a kind, which only ask, and which must be found. */
@NullMarked
package org.shuyuan.search.question;

import org.jspecify.annotations.NullMarked;
