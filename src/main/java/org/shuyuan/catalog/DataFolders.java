package org.shuyuan.catalog;

import jakarta.enterprise.context.ApplicationScoped;

/** The two folders that tell the service its rules. */
@ApplicationScoped
public class DataFolders {

    private final DataFolder ingest;
    private final DataFolder transcodeProfiles;

    DataFolders(DataConfig config) {
        this.ingest = new DataFolder("ingest", config.ingest().dir());
        this.transcodeProfiles =
                new DataFolder("transcode-profiles", config.transcodeProfiles().dir());
    }

    public DataFolder ingest() {
        return ingest;
    }

    public DataFolder transcodeProfiles() {
        return transcodeProfiles;
    }
}
