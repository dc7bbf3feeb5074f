/** A school's people and classes from OneRoster tables: looked at first, then taken whole or not at all. */
@NullMarked
package org.shuyuan.learn.join.roster;

import org.jspecify.annotations.NullMarked;
