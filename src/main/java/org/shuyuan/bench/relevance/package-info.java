/** How well the search answers: a corpus, questions with judged answers, and the figures of both. */
@NullMarked
package org.shuyuan.bench.relevance;

import org.jspecify.annotations.NullMarked;
