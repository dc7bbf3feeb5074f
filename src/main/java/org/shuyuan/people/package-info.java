/** Organisations in four levels, accounts, and who may do what where. */
@NullMarked
package org.shuyuan.people;

import org.jspecify.annotations.NullMarked;
