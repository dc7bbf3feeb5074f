/** Every way in which a request can be refused: a closed catalogue, told as RFC 9457 asks. */
@NullMarked
package org.shuyuan.problem;

import org.jspecify.annotations.NullMarked;
