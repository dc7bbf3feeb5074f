package org.shuyuan.seal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a key is trusted. */
@ConfigMapping(prefix = "shuyuan.seal")
interface SealConfig {

    /**
     * After this a new key takes its turn in signing grants. Nobody notices a turn, so it may be often; each leaves a row of
     * a hundred bytes behind.
     */
    @WithDefault("30d")
    Duration keyLife();
}
