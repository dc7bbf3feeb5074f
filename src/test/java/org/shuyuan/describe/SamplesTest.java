package org.shuyuan.describe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.shuyuan.catalog.BuiltInRules;
import org.shuyuan.catalog.Field;

/** The samples, read as in service, against what stands beside them in {@code expected.yaml}. */
class SamplesTest {

    private static final Path SAMPLES = Path.of("ingest/samples");
    private static final List<Field> COMPARED = List.of(
            Field.TITLE,
            Field.CREATOR,
            Field.PUBLISHER,
            Field.LANGUAGE,
            Field.SUBJECT,
            Field.KEYWORDS,
            Field.DATE,
            Field.LICENCE,
            Field.PAGES);

    private final Crosswalks crosswalks = new Crosswalks(BuiltInRules.folders(), BuiltInRules.vocabularies());

    @TestFactory
    Stream<DynamicTest> readsEverySample() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> folders = Files.list(SAMPLES)) {
            for (Path folder : folders.sorted().toList()) {
                Path expected = folder.resolve("expected.yaml");
                if (Files.exists(expected)) {
                    for (JsonNode file :
                            new YAMLMapper().readTree(expected.toFile()).get("files")) {
                        Path sample = folder.resolve(file.get("file").asText());
                        tests.add(DynamicTest.dynamicTest(
                                SAMPLES.relativize(sample).toString(), () -> check(sample, file)));
                    }
                }
            }
        }
        return tests.stream();
    }

    private void check(Path sample, JsonNode expected) throws Exception {
        String mediaType = expected.get("mediaType").asText();
        if (mediaType.equals(WebVtt.MEDIA_TYPE)) {
            checkCaptions(WebVtt.read(Files.readAllBytes(sample)), expected);
            return;
        }
        try (Extraction found = TestExtractor.extractor().extract(sample, mediaType)) {
            checkDescriptors(crosswalks.descriptors(mediaType, found.metadata()), expected);
            if (expected.has("cover")) {
                assertThat(found.cover()).isPresent();
            }
            for (JsonNode place : expected.path("places")) {
                String type = place.has("slide") ? "slide" : "page";
                assertThat(text(found, type, place.get(type).asInt()))
                        .as("%s %s", type, place.get(type))
                        .contains(place.get("text").asText());
            }
            String all = String.join(
                    "\n",
                    found.units().stream()
                            .map(unit -> PlainText.of(unit.text()))
                            .toList());
            expected.path("words").forEach(word -> assertThat(all).contains(word.asText()));
        }
    }

    private static void checkDescriptors(Map<Field, List<String>> found, JsonNode expected) {
        for (Field field : COMPARED) {
            JsonNode value = expected.path(field.id());
            if (!value.isMissingNode()) {
                List<String> values = new ArrayList<>();
                (value.isArray() ? value : List.of(value)).forEach(each -> values.add(each.asText()));
                assertThat(found.get(field)).as(field.id()).isEqualTo(values);
            }
        }
    }

    private static void checkCaptions(WebVtt captions, JsonNode expected) {
        assertThat(captions.cues()).hasSize(expected.get("cues").asInt());
        for (JsonNode place : expected.path("places")) {
            assertThat(captions.cues())
                    .anyMatch(cue -> (int) cue.seconds() == place.get("second").asInt()
                            && cue.text().contains(place.get("text").asText()));
        }
    }

    private static String text(Extraction found, String type, int at) {
        return String.join(
                "\n",
                found.units().stream()
                        .filter(unit -> unit.type().id().equals(type) && unit.at() == at)
                        .map(unit -> PlainText.of(unit.text()))
                        .toList());
    }
}
