/** Writes down what is said in a film, by a contained child with the operator's model, for a person to proofread. */
@NullMarked
package org.shuyuan.speech;

import org.jspecify.annotations.NullMarked;
