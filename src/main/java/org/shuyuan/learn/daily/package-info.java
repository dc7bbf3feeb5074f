/** A lesson a day (天天公开课): what curators have chosen for each stage of schooling, ahead of its day. */
@NullMarked
package org.shuyuan.learn.daily;

import org.jspecify.annotations.NullMarked;
