package org.shuyuan.render.profile;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.shuyuan.catalog.DataFolder;
import org.shuyuan.catalog.DataFolders;
import org.shuyuan.catalog.WrongDataFile;

/** All transcode profiles; read at the start, so that a wrong one stops it. */
@Startup
@ApplicationScoped
public class Profiles {

    private static final String ENDING = ".yaml";

    private final Map<String, Profile> profiles = new HashMap<>();

    @Inject
    Profiles(DataFolders folders) {
        this(folders.transcodeProfiles());
    }

    Profiles(DataFolder folder) {
        for (String file : folder.list("", ENDING)) {
            Profile profile = folder.yaml(file, Profile.class);
            if (!file.equals(profile.id() + ENDING)) {
                throw new WrongDataFile(
                        folder.label(file), 1, "the id is " + profile.id() + ", the name of the file isn't");
            }
            profiles.put(profile.id(), profile);
        }
    }

    public Optional<Profile> find(String id) {
        return Optional.ofNullable(profiles.get(id));
    }
}
