/** What was placed in the classes of platforms: their links, where each leads, what it is graded by, and who has opened it. */
@NullMarked
package org.shuyuan.share.lti.link;

import org.jspecify.annotations.NullMarked;
