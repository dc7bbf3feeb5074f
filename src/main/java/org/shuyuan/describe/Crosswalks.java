package org.shuyuan.describe;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.shuyuan.catalog.DataFolder;
import org.shuyuan.catalog.DataFolders;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.Vocabularies;

/** The crosswalks of what comes in, read and checked at the start. */
@Startup
@ApplicationScoped
class Crosswalks {

    private final Crosswalk packageDocument;
    private final Crosswalk tika;
    private final Vocabularies vocabularies;

    Crosswalks(DataFolders folders, Vocabularies vocabularies) {
        this.packageDocument = read(folders.ingest(), "opf", vocabularies);
        this.tika = read(folders.ingest(), "tika", vocabularies);
        this.vocabularies = vocabularies;
    }

    /** What a file of this type says of itself, in our words. */
    Map<Field, List<String>> descriptors(String mediaType, Map<String, List<String>> metadata) {
        return (mediaType.equals("application/epub+zip") ? packageDocument : tika).apply(metadata, vocabularies);
    }

    private static Crosswalk read(DataFolder ingest, String name, Vocabularies vocabularies) {
        Crosswalk crosswalk = ingest.yaml("crosswalks/" + name + ".yaml", Crosswalk.class);
        crosswalk.rules().stream().flatMap(rule -> rule.normalise().stream()).forEach(step -> {
            if (step instanceof Normaliser.InVocabulary(String vocabulary)) {
                vocabularies.get(vocabulary);
            }
        });
        return crosswalk;
    }
}
