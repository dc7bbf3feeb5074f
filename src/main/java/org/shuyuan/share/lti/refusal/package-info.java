/** Why somebody whom a platform has sent isn't let in, in words that say what helps. */
@NullMarked
package org.shuyuan.share.lti.refusal;

import org.jspecify.annotations.NullMarked;
