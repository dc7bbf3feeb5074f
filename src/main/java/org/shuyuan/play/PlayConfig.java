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

    /**
     * Which sites may show {@code /embed/{id}} in a frame: sources of {@code frame-ancestors} (CSP 3, 6.4.2), such as
     * {@code https://lms.example.cn https://*.school.cn}. Everyone by default, because only what is published is shown
     * there, without a cookie and with nothing to press that changes anything; {@code 'self'} for nobody else.
     */
    @WithDefault("*")
    String embeddedBy();
}
