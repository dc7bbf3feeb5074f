package org.shuyuan.learn.progress;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How what players report is taken. */
@ConfigMapping(prefix = "shuyuan.progress")
interface ProgressConfig {

    /** How long after its page was opened a report may come: so long a phone may be without a line. */
    @WithDefault("30d")
    Duration late();

    /** Reports that are written in one transaction; those that come meanwhile wait for the next. */
    @WithDefault("500")
    int batch();

    /** Reports that may wait to be written. Players beyond it are told to come again, and lose nothing. */
    @WithDefault("20000")
    int waiting();
}
