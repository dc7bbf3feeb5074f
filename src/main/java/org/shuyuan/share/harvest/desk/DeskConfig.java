package org.shuyuan.share.harvest.desk;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long somebody who looks at a repository waits. */
@ConfigMapping(prefix = "shuyuan.harvest.desk")
interface DeskConfig {

    /**
     * How long is looked at a repository before anything is taken from it, all questions together, and a third of it at
     * each: somebody waits for the page.
     */
    @WithDefault("30S")
    Duration preview();
}
