/** An organisation's lessons as a bag of files, out and in again. */
@NullMarked
package org.shuyuan.share.bag;

import org.jspecify.annotations.NullMarked;
