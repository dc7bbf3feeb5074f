/** What a first start brings: an operator and, unless declined, demo organisations, accounts, samples and a course of them. */
@NullMarked
package org.shuyuan.demo;

import org.jspecify.annotations.NullMarked;
