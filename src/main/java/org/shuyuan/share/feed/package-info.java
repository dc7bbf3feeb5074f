/** Tells the open web what is here and what is new: feeds, site maps, linked data, previews and players for other sites. */
@NullMarked
package org.shuyuan.share.feed;

import org.jspecify.annotations.NullMarked;
