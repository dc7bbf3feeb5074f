/** Writes what players read: playlists, manifests and thumbnail tracks. */
@NullMarked
package org.shuyuan.render.manifest;

import org.jspecify.annotations.NullMarked;
