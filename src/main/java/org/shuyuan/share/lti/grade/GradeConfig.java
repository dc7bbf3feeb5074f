package org.shuyuan.share.lti.grade;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How scores come to platforms, and how patiently. */
@ConfigMapping(prefix = "shuyuan.lti.grade")
interface GradeConfig {

    /** How often is looked for what was learned and what is to be sent. */
    @WithDefault("2s")
    String lookEvery();

    /** The pause after a failure; it doubles with each further one. */
    @WithDefault("10s")
    Duration firstWait();

    /** The longest pause, also where a platform wishes for a longer one: its clock may be wrong. */
    @WithDefault("24h")
    Duration longestWait();
}
