package org.shuyuan.render.profile;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    public Profiles(DataFolder folder) {
        for (String file : folder.list("", ENDING)) {
            Profile profile = folder.yaml(file, Profile.class);
            if (!file.equals(profile.id() + ENDING)) {
                throw new WrongDataFile(
                        folder.label(file), 1, "the id is " + profile.id() + ", the name of the file isn't");
            }
            profiles.put(profile.id(), profile);
        }
        profiles.values()
                .forEach(profile -> alternatives(profile)
                        .filter(other -> !profiles.containsKey(other))
                        .findFirst()
                        .ifPresent(missing -> {
                            throw new WrongDataFile(
                                    folder.label(profile.id() + ENDING), 1, "byContent names no profile: " + missing);
                        }));
    }

    public Optional<Profile> find(String id) {
        return Optional.ofNullable(profiles.get(id));
    }

    /**
     * Everything that shapes what is made of media of this profile, whatever they show: where it changes, what is half made
     * begins anew.
     */
    public String recipe(Profile profile) {
        return Stream.concat(Stream.of(profile.id()), alternatives(profile).sorted())
                .distinct()
                .map(id -> Objects.requireNonNull(profiles.get(id), id).recipe())
                .collect(Collectors.joining("\n"));
    }

    private static Stream<String> alternatives(Profile profile) {
        return profile.byContent().stream().flatMap(others -> others.values().stream());
    }
}
