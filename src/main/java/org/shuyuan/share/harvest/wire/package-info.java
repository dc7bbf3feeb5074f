/** Speaks OAI-PMH 2.0 to any repository, and trusts none. */
@NullMarked
package org.shuyuan.share.harvest.wire;

import org.jspecify.annotations.NullMarked;
