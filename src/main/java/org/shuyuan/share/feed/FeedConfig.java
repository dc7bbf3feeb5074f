package org.shuyuan.share.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much the open web is told at once, and how often it asks. */
@ConfigMapping(prefix = "shuyuan.feed")
interface FeedConfig {

    /** Entries in one page of a feed. Readers ask for the first page again and again; what is older is a page further. */
    @WithDefault("30")
    int entries();

    /** How long readers and caches need not ask again. What is withdrawn may be shown by them for so long. */
    @WithDefault("10m")
    Duration fresh();

    /**
     * Addresses in one site map when its bounds are drawn. The protocol allows 50 000; the difference is for what is
     * published between two drawings.
     */
    @WithDefault("45000")
    int siteMap();

    /** How long the bounds of the site maps stay as they were drawn: one look over everything that is published. */
    @WithDefault("10m")
    Duration siteMapBounds();
}
