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
     * Whether players fetch picture and sound from the store itself, by addresses that it signs; only where the store is
     * S3. The bucket must allow the origin of the service to read by range (CORS), and readers must reach it. Else every
     * byte passes through the service.
     */
    @WithDefault("false")
    boolean direct();

    /** How long such an address works: for one segment on a slow line. */
    @WithDefault("10m")
    Duration directLife();

    /**
     * Which sites may show {@code /embed/{id}} in a frame: sources of {@code frame-ancestors} (CSP 3, 6.4.2), such as
     * {@code https://lms.example.cn https://*.school.cn}. Everyone by default, because only what is published is shown
     * there, without a cookie and with nothing to press that changes anything; {@code 'self'} for nobody else.
     */
    @WithDefault("*")
    String embeddedBy();
}
