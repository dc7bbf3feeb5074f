package org.shuyuan.describe;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shuyuan.catalog.DataFolder;
import org.shuyuan.catalog.DataFolders;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.Vocabularies;

/** The crosswalks of what comes in, read and checked at the start. */
@Startup
@ApplicationScoped
public class Crosswalks {

    /** One file for each format of metadata that is taken from other repositories. */
    private static final String HARVESTED = "crosswalks/from";

    private static final String FILE = ".yaml";

    private final Crosswalk packageDocument;
    private final Crosswalk tika;
    private final Map<String, Crosswalk> harvested = new LinkedHashMap<>();
    private final Vocabularies vocabularies;

    Crosswalks(DataFolders folders, Vocabularies vocabularies) {
        DataFolder ingest = folders.ingest();
        for (String file : ingest.list(HARVESTED, FILE)) {
            String format = file.substring(HARVESTED.length() + 1, file.length() - FILE.length());
            harvested.put(format, read(ingest, "from/" + format, vocabularies));
        }
        this.packageDocument = read(ingest, "opf", vocabularies);
        this.tika = read(ingest, "tika", vocabularies);
        this.vocabularies = vocabularies;
    }

    /** What a file of this type says of itself, in our words. */
    Map<Field, List<String>> descriptors(String mediaType, Map<String, List<String>> metadata) {
        return (mediaType.equals("application/epub+zip") ? packageDocument : tika).apply(metadata, vocabularies);
    }

    /** The metadataPrefixes of OAI-PMH that we can read, the one that says most first. */
    public List<String> harvestable() {
        return harvested.entrySet().stream()
                .sorted(Comparator.comparing(
                        (Map.Entry<String, Crosswalk> each) ->
                                each.getValue().rules().size(),
                        Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * What another repository says of a resource, in our words.
     *
     * @param format a metadataPrefix; one that we can't read says nothing
     * @param values by the path of the element that holds them
     */
    public Map<Field, List<String>> harvested(String format, Map<String, List<String>> values) {
        Crosswalk crosswalk = harvested.get(format);
        return crosswalk == null ? Map.of() : crosswalk.apply(values, vocabularies);
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
