/** The learning resource: what it is, what it is called, where in the curriculum it stands, and its life from draft to withdrawn. */
@NullMarked
package org.shuyuan.catalog;

import org.jspecify.annotations.NullMarked;
