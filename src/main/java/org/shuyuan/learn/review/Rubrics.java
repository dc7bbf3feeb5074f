package org.shuyuan.learn.review;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.shuyuan.catalog.DataFolder;
import org.shuyuan.catalog.DataFolders;
import org.shuyuan.catalog.WrongDataFile;

/** The rubrics of the deployment, from {@code ingest/vocabularies/rubrics/}. */
@Startup
@ApplicationScoped
class Rubrics {

    private static final String FOLDER = "vocabularies/rubrics";

    private final Map<String, Rubric> rubrics;

    Rubrics(DataFolders folders) {
        rubrics = read(folders.ingest());
    }

    /** By id, in the order of the names of their files. */
    static Map<String, Rubric> read(DataFolder ingest) {
        Map<String, Rubric> rubrics = new LinkedHashMap<>();
        for (String file : ingest.list(FOLDER, ".yaml")) {
            Rubric rubric = ingest.yaml(file, Rubric.class);
            if (rubrics.put(rubric.id(), rubric) != null) {
                throw new WrongDataFile(ingest.label(file), 1, "there is another rubric '" + rubric.id() + "'");
            }
        }
        return rubrics;
    }

    Collection<Rubric> all() {
        return Collections.unmodifiableCollection(rubrics.values());
    }

    Optional<Rubric> find(String id) {
        return Optional.ofNullable(rubrics.get(id));
    }
}
