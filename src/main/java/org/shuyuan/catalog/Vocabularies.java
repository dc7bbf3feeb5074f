package org.shuyuan.catalog;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All vocabularies, from {@code ingest/vocabularies/}. */
@Startup
@ApplicationScoped
public class Vocabularies {

    private static final String FOLDER = "vocabularies";

    private final Map<String, Vocabulary> vocabularies = new HashMap<>();

    Vocabularies(DataFolders folders) {
        DataFolder ingest = folders.ingest();
        for (String file : ingest.list(FOLDER, ".yaml")) {
            String name = file.substring(FOLDER.length() + 1, file.length() - ".yaml".length());
            try {
                vocabularies.put(
                        name,
                        new Vocabulary(name, ingest.yaml(file, TermFile.class).terms()));
            } catch (IllegalArgumentException wrong) {
                throw new WrongDataFile(ingest.label(file), 1, String.valueOf(wrong.getMessage()));
            }
        }
        for (Field field : Field.values()) {
            field.vocabulary().ifPresent(this::get);
        }
    }

    private record TermFile(List<Term> terms) {}

    /** @throws WrongDataFile where the deployment has no such vocabulary */
    public Vocabulary get(String name) {
        Vocabulary vocabulary = vocabularies.get(name);
        if (vocabulary == null) {
            throw new WrongDataFile("ingest/" + FOLDER + "/" + name + ".yaml", 1, "the file is missing");
        }
        return vocabulary;
    }
}
