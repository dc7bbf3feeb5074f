package org.shuyuan.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.shuyuan.catalog.DataFolders;
import org.shuyuan.catalog.Field;

/** What {@code ingest/samples/samples.yaml} tells: the samples, and the course that is made of them. */
@ApplicationScoped
class Samples {

    static final String FOLDER = "samples/";
    static final String FILE = FOLDER + "samples.yaml";

    private final List<Sample> samples;
    private final Optional<SampleCourse> course;

    Samples(DataFolders folders) {
        SampleFile file = folders.ingest().yaml(FILE, SampleFile.class);
        this.samples = List.copyOf(file.samples());
        this.course = file.course();
    }

    record SampleFile(List<Sample> samples, Optional<SampleCourse> course) {

        SampleFile {
            Set<String> files = samples.stream().map(Sample::file).collect(Collectors.toSet());
            course.ifPresent(shown -> shown.files().forEach(file -> {
                if (!files.contains(file)) {
                    throw new IllegalArgumentException("the course shows " + file + ", which is none of the samples");
                }
            }));
        }
    }

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
            return Samples.words(descriptors);
        }
    }

    /** @param descriptors values by field, one or a list */
    static Map<Field, List<String>> words(Map<String, Object> descriptors) {
        Map<Field, List<String>> words = new EnumMap<>(Field.class);
        descriptors.forEach((field, value) -> words.put(
                Field.of(field),
                value instanceof List<?> many
                        ? many.stream().map(String::valueOf).toList()
                        : List.of(String.valueOf(value))));
        return words;
    }

    List<Sample> all() {
        return samples;
    }

    Sample of(String file) {
        return samples.stream()
                .filter(sample -> sample.file().equals(file))
                .findFirst()
                .orElseThrow();
    }

    Optional<SampleCourse> course() {
        return course;
    }

    /** The school that the demo teacher is at. */
    String school() {
        return samples.getFirst().organisation();
    }
}
