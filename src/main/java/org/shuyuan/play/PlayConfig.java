package org.shuyuan.play;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Who may play for how long. */
@ConfigMapping(prefix = "shuyuan.play")
interface PlayConfig {

    /** Longer than a double lesson with its pauses, short enough that a leaked address is soon worth nothing. */
    @WithDefault("6h")
    Duration grant();
}
