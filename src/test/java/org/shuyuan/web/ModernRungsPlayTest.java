package org.shuyuan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.shuyuan.bench.ServiceProcess;
import org.shuyuan.sample.SampleFiles;

/** A district has AV1 made beside H.264: devices that decode it easily take it, all others don't notice. */
@Timeout(600)
class ModernRungsPlayTest extends PackagedTest {

    @Test
    void eachDeviceTakesWhatItDecodesEasily() throws Exception {
        byte[] film = Files.readAllBytes(SampleFiles.lesson(folder, 14));
        Path profiles = Files.createDirectories(folder.resolve("profiles"));
        Files.writeString(
                profiles.resolve("camera.yaml"),
                Files.readString(Path.of("transcode-profiles", "camera.yaml"))
                        .replace("camera: camera}", "camera: camera-av1}"));
        Map<String, String> environment = Map.of("SHUYUAN_TRANSCODE_PROFILES_DIR", profiles.toString());
        try (ServiceProcess service = ServiceProcess.start(folder.resolve("data"), environment);
                Chromium chromium = new Chromium()) {
            Api api = new Api(service, service.token("operator"));
            String lesson = S3SpineTest.send(api, "lesson.mp4", "recorded-lesson", film);
            await().atMost(Duration.ofMinutes(5)).until(() -> api.stage(lesson).equals("done"));
            api.publish(lesson);
            URI watch = service.address().resolve("/w/" + lesson);

            assertThat(played(chromium, watch, true)).isNotEmpty().allMatch(file -> file.contains("-av1"));
            assertThat(played(chromium, watch, false)).isNotEmpty().noneMatch(file -> file.contains("-av1"));
        }
    }

    /** Which files of pictures were fetched, by the engine's choice and by the viewer's. */
    private static Set<String> played(Chromium chromium, URI watch, boolean easily) {
        Page page = chromium.context("zh-CN").newPage();
        Set<String> fetched = new TreeSet<>();
        page.onRequest(request -> {
            String file = request.url().substring(request.url().lastIndexOf('/') + 1);
            if (file.matches("v-.*\\.mp4")) {
                fetched.add(file);
            }
        });
        // As a device with circuits for it answers, or one without.
        page.addInitScript("MediaCapabilities.prototype.decodingInfo = async () =>"
                + " ({ supported: true, smooth: true, powerEfficient: " + easily + " });");
        Screen screen = Screen.open(page, watch);
        screen.play();
        assertThat(screen.value("p.dataset.way")).isEqualTo("mse");
        screen.wake();
        screen.find(".menu-quality > button").click();
        assertThat(screen.find(".menu-quality [role=menuitemradio]").allInnerTexts().stream()
                        .filter(each -> each.matches("\\d+p"))
                        .toList())
                .isEqualTo(List.of("540p", "360p"));
        screen.press("Escape");
        screen.choose("menu-quality", "360p");
        screen.until("v.videoHeight === 360");
        screen.goesOn();
        return fetched;
    }
}
