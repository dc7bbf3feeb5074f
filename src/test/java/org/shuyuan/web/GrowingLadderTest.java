package org.shuyuan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.shuyuan.bench.ServiceProcess;
import org.shuyuan.sample.SampleFiles;

/** A long lesson plays as it was uploaded, then with the rung that can be read on any line, then with all of them. */
class GrowingLadderTest extends PackagedTest {

    private static final Pattern PICTURE = Pattern.compile("(?m)^(remux|v-[\\w-]+)\\.m3u8$");

    @Test
    void eachStepIsPlayedBesideTheOneBefore() throws Exception {
        byte[] film = Files.readAllBytes(SampleFiles.lesson(folder, 40));
        try (ServiceProcess service = ServiceProcess.start(
                folder.resolve("data"), Map.of("SHUYUAN_RENDER_EARLY_FROM", "1s", "SHUYUAN_RENDER_CHUNK", "20s"))) {
            Api api = new Api(service, service.token("operator"));
            String lesson = S3SpineTest.send(api, "lesson.mp4", "recorded-lesson", film);
            Set<Set<String>> seen = new LinkedHashSet<>();

            await().atMost(Duration.ofMinutes(5))
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> {
                        JsonNode resource = api.resource(lesson);
                        String hls = resource.at("/playback/hls").asText("");
                        if (!hls.isEmpty()) {
                            seen.add(pictures(api.visit(hls).body()));
                        }
                        return resource.at("/processing/stage").asText().equals("done");
                    });

            assertThat(seen).containsExactly(Set.of("remux"), Set.of("remux", "v-540p"), Set.of("v-540p", "v-360p"));
            assertThat(api.resource(lesson).at("/playback/mp4").asText()).endsWith("/video.mp4");
        }
    }

    private static Set<String> pictures(String master) {
        return PICTURE.matcher(master).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }
}
