package org.shuyuan.learn.figures;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How fresh figures are that everybody sees. */
@ConfigMapping(prefix = "shuyuan.figures")
interface FigureConfig {

    /** For how long the list of the most watched holds: it is on the first page, and read from the figures of all resources. */
    @WithDefault("10m")
    Duration mostWatchedFor();
}
