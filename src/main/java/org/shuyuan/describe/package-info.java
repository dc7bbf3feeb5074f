/** Turns bytes into descriptors and searchable text, and never alters the bytes. */
@NullMarked
package org.shuyuan.describe;

import org.jspecify.annotations.NullMarked;
