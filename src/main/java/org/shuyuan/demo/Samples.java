package org.shuyuan.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuyuan.catalog.DataFolders;
import org.shuyuan.catalog.Field;

/** The list of samples in {@code ingest/samples/samples.yaml}. */
@ApplicationScoped
class Samples {

    static final String FILE = "samples/samples.yaml";

    private final List<Sample> samples;

    Samples(DataFolders folders) {
        this.samples = List.copyOf(folders.ingest().yaml(FILE, SampleFile.class).samples());
    }

    private record SampleFile(List<Sample> samples) {}

    /** A caption file in one language, relative to the folder of samples. */
    record CaptionFile(String file, String language) {}

    /**
     * One sample.
     *
     * @param organisation the code of the school it is from
     * @param descriptors values by field, one or a list
     */
    record Sample(
            String file,
            String kind,
            String organisation,
            String account,
            Optional<CaptionFile> captions,
            Map<String, Object> descriptors,
            boolean publish) {

        Map<Field, List<String>> words() {
            Map<Field, List<String>> words = new EnumMap<>(Field.class);
            descriptors.forEach((field, value) -> words.put(
                    Field.of(field),
                    value instanceof List<?> many
                            ? many.stream().map(String::valueOf).toList()
                            : List.of(String.valueOf(value))));
            return words;
        }
    }

    List<Sample> all() {
        return samples;
    }

    /** The school that the demo teacher is at. */
    String school() {
        return samples.getFirst().organisation();
    }
}
