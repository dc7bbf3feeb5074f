/** What a first start brings: an operator and, unless declined, demo organisations, accounts and samples. */
@NullMarked
package org.shuyuan.demo;

import org.jspecify.annotations.NullMarked;
