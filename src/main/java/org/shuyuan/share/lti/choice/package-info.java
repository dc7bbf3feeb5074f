/** A teacher chooses lessons in the frame of a platform, and they are placed there (LTI Deep Linking 2.0). */
@NullMarked
package org.shuyuan.share.lti.choice;

import org.jspecify.annotations.NullMarked;
