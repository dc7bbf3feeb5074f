package org.shuyuan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.sample.SampleFiles;

/** Players that know the standards and nothing of us play what was made in chunks, to the last frame and without a gap. */
@QuarkusTest
@WithTestResource(TestEngines.class)
@Timeout(600)
class SeamlessTest extends BrowserTest {

    private static final Path MODULES = Path.of("ui/node_modules");
    /** Over the end of a chunk of 60 s; a whole number of segments, after which the sound has a packet more. */
    private static final int SECONDS = 64;

    private static final int FRAMES_PER_SECOND = 25;

    /** What every player is watched by: the buffers that it fills. */
    private static final String WATCHED = """
            window.failed = [];
            window.buffers = [];
            const add = MediaSource.prototype.addSourceBuffer;
            MediaSource.prototype.addSourceBuffer = function (type) {
              const buffer = add.call(this, type);
              window.buffers.push({ type, buffer });
              return buffer;
            };
            window.ranges = (kind) => {
              const { buffered } = window.buffers.find(({ type }) => type.startsWith(kind)).buffer;
              return Array.from({ length: buffered.length }, (_, i) => [buffered.start(i), buffered.end(i)]).flat();
            };
            """;

    private static final String SHAKA = """
            async (manifest) => {
              const v = document.querySelector('video');
              const player = (window.player = new shaka.Player());
              player.addEventListener('error', ({ detail }) => window.failed.push(String(detail)));
              await player.attach(v);
              player.configure({ abr: { enabled: false }, streaming: { bufferingGoal: 200, bufferBehind: 200 } });
              await player.load(manifest);
              v.playbackRate = 4;
              await v.play();
            }""";

    private static final String HLS = """
            async (master) => {
              const v = document.querySelector('video');
              const player = (window.player = new Hls({ maxBufferLength: 200, maxMaxBufferLength: 200, startLevel: 0 }));
              player.on(Hls.Events.ERROR, (_, data) => window.failed.push(data.details));
              const parsed = new Promise((done) => player.once(Hls.Events.MANIFEST_PARSED, done));
              player.loadSource(master);
              player.attachMedia(v);
              await parsed;
              player.loadLevel = 0;
              v.playbackRate = 4;
              await v.play();
            }""";

    @Test
    void everyFrameIsPlayedAndThereIsNoGap() throws Exception {
        Path file = SampleFiles.lesson(folder, SECONDS);
        try (Chromium chromium = new Chromium()) {
            Page teacher = chromium.context("zh-CN").newPage();
            String film = studio(teacher).upload(file, "recorded-lesson");
            var playback = new ObjectMapper()
                    .readTree(teacher.request()
                            .get(base.resolve("/api/resources/" + film).toString())
                            .body())
                    .path("playback");

            Page shaka = page(chromium, "shaka-player/dist/shaka-player.compiled.js");
            begins(shaka, SHAKA, playback.path("dash").asText());
            Page hls = page(chromium, "hls.js/dist/hls.js");
            begins(hls, HLS, playback.path("hls").asText());

            playsToTheEnd(shaka);
            playsToTheEnd(hls);
            assertThat(number(shaka, "player.getStats().gapsJumped")).isZero();
        }
    }

    private static void begins(Page page, String player, String address) {
        assertThat(address).startsWith("/play/");
        page.evaluate(player, address);
        await().atMost(Duration.ofSeconds(40)).until(() -> number(page, "v.currentTime") > 2);
    }

    private static void playsToTheEnd(Page page) {
        await().atMost(Duration.ofMinutes(3)).until(() -> number(page, "Number(v.ended)") == 1);

        List<Double> picture = ranges(page, "video");
        List<Double> sound = ranges(page, "audio");
        assertThat(page.evaluate("window.failed")).isEqualTo(List.of());
        assertThat(picture).as("one range from the beginning to the end").hasSize(2);
        assertThat(sound).as("one range from the beginning to the end").hasSize(2);
        assertThat(picture.getFirst()).isCloseTo(0, within(0.0005));
        assertThat(picture.getLast()).isCloseTo(SECONDS, within(0.001));
        assertThat(sound.getFirst()).isCloseTo(0, within(0.0005));
        assertThat(sound.getLast()).isCloseTo(picture.getLast(), within(0.04));
        // Decoded, whether this machine was fast enough to show each or not.
        assertThat(number(page, "v.getVideoPlaybackQuality().totalVideoFrames")).isEqualTo(SECONDS * FRAMES_PER_SECOND);
    }

    /** A page with nothing in it but a video and the player. */
    private Page page(Chromium chromium, String script) {
        Page page = chromium.context("zh-CN").newPage();
        Map<String, Route.FulfillOptions> files = Map.of(
                "/another-page",
                new Route.FulfillOptions()
                        .setContentType("text/html")
                        .setBody("<!doctype html><script src=/player.js></script><video muted></video>"),
                "/player.js",
                new Route.FulfillOptions().setContentType("text/javascript").setPath(MODULES.resolve(script)));
        files.forEach((path, file) -> page.route("**" + path, route -> route.fulfill(file)));
        page.addInitScript(WATCHED);
        page.navigate(base.resolve("/another-page").toString());
        return page;
    }

    private static List<Double> ranges(Page page, String kind) {
        return ((List<?>) page.evaluate("window.ranges('" + kind + "')"))
                .stream().map(each -> ((Number) each).doubleValue()).toList();
    }

    private static double number(Page page, String expression) {
        return ((Number)
                        page.evaluate("() => { const v = document.querySelector('video'); return " + expression + " }"))
                .doubleValue();
    }
}
