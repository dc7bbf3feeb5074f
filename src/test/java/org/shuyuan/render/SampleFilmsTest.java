package org.shuyuan.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuyuan.catalog.Field;
import org.shuyuan.render.ladder.Footage;

/** What is measured of films: of the samples, what stands beside them in {@code expected.yaml}. */
class SampleFilmsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"micro-lecture, quadratic-function.mp4", "recorded-lesson, spring-dawn.mp4"})
    void aFilmIsMeasured(String kind, String name) throws Exception {
        Path samples = Path.of("ingest/samples").resolve(kind);
        JsonNode expected = film(samples, name);

        Map<Field, List<String>> facts = MediaFacts.of(Footage.in(folder).source(samples.resolve(name)));

        JsonNode video = expected.get("video");
        assertThat(facts)
                .containsEntry(Field.VIDEO_CODEC, List.of(video.get("codec").asText()))
                .containsEntry(Field.FRAME_SIZE, List.of(video.get("width") + "x" + video.get("height")))
                .containsEntry(Field.FRAME_RATE, List.of(video.get("fps").asText()))
                .containsEntry(
                        Field.AUDIO_CODEC,
                        List.of(expected.get("audio").get("codec").asText()))
                .containsEntry(
                        Field.CHANNELS,
                        List.of(expected.get("audio").get("channels").asText()));
        assertThat(Double.parseDouble(
                        facts.getOrDefault(Field.DURATION, List.of("0")).getFirst()))
                .isCloseTo(
                        expected.get("duration").asDouble(),
                        within(expected.get("within").asDouble()));
    }

    @Test
    void aFilmWithoutSoundHasNoWordOfSound() throws Exception {
        Footage footage = Footage.in(folder);
        Path silent = footage.make("silent.mkv", "-f lavfi -i testsrc2=s=320x240:r=30000/1001:d=3", "-c:v mpeg4");

        Map<Field, List<String>> facts = MediaFacts.of(footage.source(silent));

        assertThat(facts)
                .containsEntry(Field.VIDEO_CODEC, List.of("mpeg4"))
                .containsEntry(Field.FRAME_SIZE, List.of("320x240"))
                .containsEntry(Field.FRAME_RATE, List.of("29.97"))
                .containsEntry(Field.AUDIO_CODEC, List.of())
                .containsEntry(Field.CHANNELS, List.of());
    }

    private static JsonNode film(Path samples, String name) throws Exception {
        for (JsonNode file : new YAMLMapper()
                .readTree(samples.resolve("expected.yaml").toFile())
                .get("files")) {
            if (file.get("file").asText().equals(name)) {
                return file;
            }
        }
        throw new AssertionError(name + " stands not in expected.yaml");
    }
}
