/** What is shown in the frame of a platform: the lesson that was placed, and to a teacher who has watched it. */
@NullMarked
package org.shuyuan.share.lti.frame;

import org.jspecify.annotations.NullMarked;
