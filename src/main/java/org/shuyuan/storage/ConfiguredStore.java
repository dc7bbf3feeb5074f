package org.shuyuan.storage;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;

/** The store of a deployment, for a command that runs beside the service: its settings are read where operators put them, as those of the engines are. */
public final class ConfiguredStore {

    private ConfiguredStore() {}

    public static BlobStore of() {
        SmallRyeConfig settings = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDefaultSources()
                .withConverter(Path.class, 100, Path::of)
                .withMapping(StorageConfig.class)
                .build();
        return ChosenStore.of(settings.getConfigMapping(StorageConfig.class));
    }
}
