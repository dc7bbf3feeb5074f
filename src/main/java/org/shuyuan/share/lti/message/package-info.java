/** What others have signed: whether it is believed, and that it is used once. */
@NullMarked
package org.shuyuan.share.lti.message;

import org.jspecify.annotations.NullMarked;
