package org.shuyuan.catalog;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** The kinds of resource, from {@code ingest/kinds.yaml}, in the order of the file. */
@Startup
@ApplicationScoped
public class Kinds {

    private static final String FILE = "kinds.yaml";

    private final Map<String, Kind> kinds = new LinkedHashMap<>();

    Kinds(DataFolders folders) {
        DataFolder ingest = folders.ingest();
        for (Kind kind : ingest.yaml(FILE, KindFile.class).kinds()) {
            if (kinds.put(kind.id(), kind) != null) {
                throw new WrongDataFile(ingest.label(FILE), 1, "kind '" + kind.id() + "' stands there twice");
            }
            kind.profile()
                    .map(profile -> profile + ".yaml")
                    .filter(profile -> !folders.transcodeProfiles().has(profile))
                    .ifPresent(profile -> {
                        throw new WrongDataFile(
                                ingest.label(FILE), 1, "kind '" + kind.id() + "' names no profile: " + profile);
                    });
        }
    }

    private record KindFile(List<Kind> kinds) {}

    public Optional<Kind> find(String id) {
        return Optional.ofNullable(kinds.get(id));
    }

    /** The kind of a resource that was accepted as one. */
    public Kind get(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("there is no kind '" + id + "'"));
    }

    /**
     * The kind that somebody names.
     *
     * @throws Problem {@link ProblemType#UNKNOWN_KIND}
     */
    public Kind require(String id) {
        return find(id).orElseThrow(() -> Problem.of(ProblemType.UNKNOWN_KIND, id, String.join(", ", kinds.keySet())));
    }

    /**
     * The kind that somebody wants to upload a file of.
     *
     * @throws Problem {@link ProblemType#UNKNOWN_KIND}
     */
    public Kind requireUploaded(String id) {
        return Optional.of(require(id))
                .filter(Kind::uploaded)
                .orElseThrow(() -> Problem.of(
                        ProblemType.UNKNOWN_KIND,
                        id,
                        kinds.values().stream()
                                .filter(Kind::uploaded)
                                .map(Kind::id)
                                .collect(Collectors.joining(", "))));
    }

    public Collection<Kind> all() {
        return Collections.unmodifiableCollection(kinds.values());
    }
}
