/** Bytes addressed by their SHA-256 digest. */
@NullMarked
package org.shuyuan.storage;

import org.jspecify.annotations.NullMarked;
