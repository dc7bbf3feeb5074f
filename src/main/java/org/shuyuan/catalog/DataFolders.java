package org.shuyuan.catalog;

import jakarta.enterprise.context.ApplicationScoped;

/** The two folders that tell the service its rules. */
@ApplicationScoped
public class DataFolders {

    private final DataFolder ingest;
    private final DataFolder transcodeProfiles;

    DataFolders(DataConfig.Ingest ingest, DataConfig.TranscodeProfiles transcodeProfiles) {
        this.ingest = new DataFolder("ingest", ingest.dir());
        this.transcodeProfiles = new DataFolder("transcode-profiles", transcodeProfiles.dir());
    }

    public DataFolder ingest() {
        return ingest;
    }

    public DataFolder transcodeProfiles() {
        return transcodeProfiles;
    }
}
