/** Tools of others that courses hold: launched as LTI 1.3 asks a platform to, and heard when they give scores. */
@NullMarked
package org.shuyuan.share.lti.tool;

import org.jspecify.annotations.NullMarked;
