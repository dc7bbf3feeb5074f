package org.shuyuan.demo;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What an empty database begins with. */
@ConfigMapping(prefix = "shuyuan.demo")
interface DemoConfig {

    /** Organisations, accounts and samples to try the service with; {@code --no-demo} turns them off. */
    @WithDefault("true")
    boolean enabled();
}
