/** The typed ladders of {@code transcode-profiles/}, and what of them a source gets. */
@NullMarked
package org.shuyuan.render.profile;

import org.jspecify.annotations.NullMarked;
