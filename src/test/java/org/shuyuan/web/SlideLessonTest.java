package org.shuyuan.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.sample.SampleFiles;
import org.shuyuan.sample.SlideFilm;

/** What a lesson of slides has beside its film: chapters, slides that are found, and a way for the thinnest lines. */
@QuarkusTest
@WithTestResource(TestEngines.class)
@Timeout(400)
class SlideLessonTest extends BrowserTest {

    private static final int TURNED = 40;

    @Test
    void chaptersAreProposedAndNamedSlidesAreFoundAndSeenOnAThinLine() throws Exception {
        Path film = new SlideFilm(folder, List.of(0, 12, 24, TURNED, 56), 80).spoken(TURNED);
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.context("zh-CN").newPage();
            Studio studio = studio(page);
            String lesson = studio.upload(film, "micro-lecture");
            addCaptions(page, lesson);

            chaptersAreProposed(page, lesson);
            theTeacherNamesThem(page);
            othersWorkIsNotLost(page, lesson);
            axe(page, "a lesson with slides");
            studio.publish(lesson);

            Page pupil = chromium.context(
                            new Browser.NewContextOptions().setLocale("zh-CN").setViewportSize(1920, 1000))
                    .newPage();
            theSlideIsFound(pupil, lesson);
            theChapterIsShown(pupil, lesson);
            soundAndSlidesAreEnough(pupil, lesson);
        }
    }

    @Test
    void soundAloneIsSeenAsItsOutline() throws Exception {
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.context("zh-CN").newPage();
            Studio studio = studio(page);
            String reading = studio.upload(SampleFiles.reading(folder, 20), "audio");

            Screen screen = Screen.open(page, base.resolve("/w/" + reading));

            assertThat(screen.find(".player-wave")).isVisible();
            screen.play();
            screen.until("parseFloat(p.querySelector('.player-wave-heard').style.clipPath.split(' ')[1]) < 97");
            assertThat(screen.find(".player-slide")).hasCount(0);
        }
    }

    private void addCaptions(Page page, String lesson) {
        page.request()
                .post(
                        base.resolve("/api/resources/" + lesson + "/captions?lang=zh-CN")
                                .toString(),
                        RequestOptions.create()
                                .setHeader("Content-Type", "text/vtt")
                                .setData("WEBVTT\n\n00:45.000 --> 00:48.000\n轴对称图形的对折\n"));
    }

    private void chaptersAreProposed(Page page, String lesson) {
        page.navigate(base.resolve("/studio/items/" + lesson).toString());
        page.locator("#chapters a").click();
        assertThat(rows(page)).hasCount(2);
        assertThat(title(page, 0)).hasValue("第1部分");
        assertThat(title(page, 1)).hasValue("第2部分");
        assertThat(page.locator(".cue-time").nth(1)).hasValue(Pattern.compile("00:00:(39\\.5|40\\.[05])00"));
    }

    private static void theTeacherNamesThem(Page page) {
        title(page, 0).fill("导入");
        title(page, 1).fill("菱形的判定");
        page.locator(".cue-time").first().fill("0");
        page.locator("button:has-text('从当前时间开始新的一章')").click();
        assertThat(rows(page)).hasCount(3);
        page.locator(".cue-actions button:has-text('删除')").click();
        assertThat(rows(page)).hasCount(2);
        page.locator("button:has-text('保存')").click();
        assertThat(page.locator("caption-editor [role=status]")).hasText("已保存");
        page.reload();
        assertThat(title(page, 1)).hasValue("菱形的判定");
    }

    private void othersWorkIsNotLost(Page page, String lesson) {
        String address = base.resolve("/api/resources/" + lesson + "/chapters").toString();
        assertThat(page.request()
                        .put(
                                address,
                                RequestOptions.create()
                                        .setHeader("Content-Type", "text/vtt")
                                        .setHeader("If-Match", "\"another\"")
                                        .setData("WEBVTT\n"))
                        .status())
                .isEqualTo(412);
        assertThat(page.request()
                        .put(
                                address,
                                RequestOptions.create()
                                        .setHeader("Content-Type", "text/vtt")
                                        .setData("WEBVTT\n"))
                        .status())
                .isEqualTo(428);
        assertThat(page.request().get(address).text()).contains("--> 00:01:20").contains("菱形的判定");
    }

    private void theSlideIsFound(Page pupil, String lesson) {
        String search = base.resolve("/s?q=轴对称图形的对折").toString();
        Locator picture = pupil.locator(".hit .place img").first();
        await().atMost(Duration.ofSeconds(40)).until(() -> {
            pupil.navigate(search);
            return picture.count() > 0;
        });
        assertThat(picture.getAttribute("src")).contains("/w/" + lesson + "/slide?at=");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> ((Number) picture.evaluate("i => i.naturalWidth")).intValue() > 100);
        assertThat(pupil.locator(".hit .place:has(img)").first().getAttribute("href"))
                .containsPattern("/w/" + lesson + "\\?t=(39\\.5|40|40\\.5)$");
        pupil.navigate(base.resolve("/s?q=菱形的判定").toString());
        assertThat(pupil.locator(".hit .place").first()).containsText("菱形的判定");
    }

    private void theChapterIsShown(Page pupil, String lesson) {
        Screen screen = Screen.open(pupil, base.resolve("/w/" + lesson));
        assertThat(screen.find(".menu-chapters")).isVisible();
        screen.choose("menu-chapters", "菱形的判定");
        screen.until("Math.abs(v.currentTime - " + TURNED + ") < 3");
        assertThat(screen.find(".player-chapter")).hasText("菱形的判定");
    }

    private void soundAndSlidesAreEnough(Page pupil, String lesson) {
        Screen screen = Screen.open(pupil, base.resolve("/w/" + lesson));
        screen.play();

        screen.choose("menu-quality", "声音和幻灯片");

        screen.until("v.videoWidth === 0 && !v.paused && v.currentTime > 1");
        assertThat(screen.find(".menu-quality > button")).containsText("声音");
        assertThat(screen.find(".player-slide")).isVisible();
        screen.until("p.querySelector('.player-slide').naturalWidth > 100");
        assertThat(screen.find(".player-slide").getAttribute("src")).contains("/slide-00000000.webp");
        screen.value("(v.currentTime = " + (TURNED + 2) + ")");
        assertThat(screen.find(".player-slide")).hasAttribute("src", Pattern.compile(".*/slide-000(39|40).*webp"));
        screen.goesOn();
        screen.choose("menu-quality", "自动");
        screen.until("v.videoWidth > 0");
        assertThat(screen.find(".player-slide")).isHidden();
    }

    private static Locator rows(Page page) {
        return page.locator("caption-editor .cue");
    }

    private static Locator title(Page page, int row) {
        return page.locator("caption-editor .cue-text").nth(row);
    }
}
