/**
 * The way of a launch (LTI 1.3 Core, 5; 1EdTech Security Framework 1.0, 5.1.1): the platform begins, we ask it for a message, and
 * believe the message only if it is signed by the platform, meant for us, fresh, and seen for the first time.
 */
@NullMarked
package org.shuyuan.share.lti.launch;

import org.jspecify.annotations.NullMarked;
