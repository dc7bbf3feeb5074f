package org.shuyuan.learn.daily;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;

/** For whom there is a lesson a day. */
@ConfigMapping(prefix = "shuyuan.daily")
interface DailyConfig {

    /** Terms of the vocabulary of stages, in the order in which they are shown: a district may have no senior schools. */
    @WithDefault("primary,junior,senior")
    List<String> stages();
}
