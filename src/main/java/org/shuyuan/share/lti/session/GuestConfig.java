package org.shuyuan.share.lti.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long those whom platforms send are remembered. */
@ConfigMapping(prefix = "shuyuan.lti.guests")
interface GuestConfig {

    /** Since somebody has last come: two school years, so that nobody is kept here who has left the school long ago. */
    @WithDefault("730d")
    Duration keep();
}
