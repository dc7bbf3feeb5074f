/** What lies in a medium: probed, counted, never trusted. */
@NullMarked
package org.shuyuan.render.media;

import org.jspecify.annotations.NullMarked;
