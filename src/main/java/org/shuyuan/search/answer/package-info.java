/** What readers are told: resources that were found, the best places in them, what is marked, and how many of what. */
@NullMarked
package org.shuyuan.search.answer;

import org.jspecify.annotations.NullMarked;
