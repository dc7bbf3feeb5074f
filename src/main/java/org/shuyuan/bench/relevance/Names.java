package org.shuyuan.bench.relevance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.shuyuan.catalog.DataFolder;

/** What terms are called, and which grade a volume is for. */
final class Names {

    private final Map<String, String> titles = new HashMap<>();
    private final Map<String, String> publishers = new HashMap<>();
    private final Map<String, String> stages = new HashMap<>();
    private final Map<String, String> grades = new HashMap<>();

    Names(DataFolder ingest) {
        YAMLMapper yaml = new YAMLMapper();
        for (String vocabulary : new String[] {"subjects", "editions", "grades"}) {
            try {
                for (JsonNode term : yaml.readTree(ingest.bytes("vocabularies/" + vocabulary + ".yaml"))
                        .path("terms")) {
                    String id = term.path("id").asText();
                    String title = term.path("title").path("zh-CN").asText();
                    titles.put(id, title);
                    publishers.put(id, term.path("props").path("publisher").asText(""));
                    if (vocabulary.equals("grades")) {
                        stages.put(id, term.path("props").path("stage").asText());
                        grades.put(title, id);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    String title(String term) {
        return titles.getOrDefault(term, term);
    }

    String publisher(String edition) {
        return publishers.getOrDefault(edition, "");
    }

    String stage(String grade) {
        return stages.getOrDefault(grade, "");
    }

    /** Of 七年级上册 it is g7; 必修 第一册 is for no grade alone, but is read in the first of its stage. */
    String grade(String volume) {
        return grades.entrySet().stream()
                .filter(grade -> volume.contains(grade.getKey()))
                // 六年级下册（一年级起点）
                .min(Comparator.comparingInt(grade -> volume.indexOf(grade.getKey())))
                .map(Map.Entry::getValue)
                .orElse(volume.startsWith("必修 第一册") ? "g10" : "");
    }
}
