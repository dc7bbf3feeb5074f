package org.shuyuan.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.RequestOptions;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.sample.SampleFiles;

/** A teacher sends an old SRT file, mends a caption in the page, and a pupil finds and sees it. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class CaptionEditingTest extends BrowserTest {

    private static final String SRT = """
            1
            00:00:01,000 --> 00:00:04,000
            今天我们来学习勾股定里。

            2
            00:00:05,000 --> 00:00:09,000
            直角三角形的两条直角边的平方和等于斜边的平方。
            """;
    private static final String MENDED = "今天我们来学习勾股定理。";

    @Test
    void captionsAreSentMendedFoundAndSeen() throws Exception {
        Path film = SampleFiles.lesson(folder, 12);
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.context("zh-CN").newPage();
            Studio studio = studio(page);
            String lesson = studio.upload(film, "micro-lecture");

            send(page, lesson);
            mend(page);
            theFilmPlaysFromACaption(page);
            cutJoinAndTakeAway(page);
            theKeyboardIsEnough(page);
            somebodyElsesWorkIsNotLost(page, lesson);
            whatWasTypedIsOneStepBack(page);
            whatSomebodyDeletesIsSavedAgain(page, lesson);
            axeIsSilent(page, lesson);
            studio.publish(lesson);

            Page pupil = chromium.context("zh-CN").newPage();
            find(pupil, "勾股定理", lesson);
            see(pupil, lesson);
        }
    }

    private void send(Page page, String lesson) {
        page.navigate(base.resolve("/studio/items/" + lesson).toString());
        page.locator("#captions-lang").selectOption("zh-CN");
        page.locator("#captions-file")
                .setInputFiles(
                        new FilePayload("课.srt", "application/x-subrip", SRT.getBytes(Charset.forName("GB18030"))));
        page.locator("button[value=send]").click();
        page.waitForURL("**/captions/zh-CN");
        assertThat(rows(page)).hasCount(2);
        assertThat(text(page, 0)).hasValue("今天我们来学习勾股定里。");
        assertThat(page.locator(".cue-time").first()).hasValue("00:00:01.000");
    }

    private static void mend(Page page) {
        text(page, 0).fill(MENDED);
        assertThat(page.locator("caption-editor [role=status]")).hasText("尚未保存");
        save(page);
        page.reload();
        assertThat(text(page, 0)).hasValue(MENDED);
    }

    /** What is played is drawn from the list, so a change is seen before it is saved. */
    private static void theFilmPlaysFromACaption(Page page) {
        assertThat(page.locator("caption-editor video")).isVisible();
        rows(page).nth(1).locator(".cue-play").click();
        await().atMost(Duration.ofSeconds(30)).until(() -> number(page, "v.currentTime") > 5.2);
        assertThat(number(page, "v.currentTime")).isLessThan(9);
        assertThat(page.evaluate("document.querySelector('caption-editor video').textTracks[0].activeCues[0].text"))
                .isEqualTo("直角三角形的两条直角边的平方和等于斜边的平方。");
        assertThat(rows(page).nth(1)).hasClass("cue now");
        page.evaluate("document.querySelector('caption-editor video').pause()");
        page.evaluate("document.querySelector('caption-editor video').currentTime = 7.25");
        text(page, 1).click();
        action(page, "从此刻开始").click();
        assertThat(page.locator(".cue-time").nth(2)).hasValue("00:00:07.250");
        page.locator("text=撤销").click();
        assertThat(page.locator(".cue-time").nth(2)).hasValue("00:00:05.000");
    }

    private static void cutJoinAndTakeAway(Page page) {
        page.evaluate("document.querySelector('caption-editor video').currentTime = 0");
        text(page, 1).evaluate("each => { each.focus(); each.setSelectionRange(5, 5); }");
        action(page, "拆分").click();
        assertThat(rows(page)).hasCount(3);
        assertThat(text(page, 1)).hasValue("直角三角形");
        assertThat(text(page, 2)).hasValue("的两条直角边的平方和等于斜边的平方。");
        text(page, 1).focus();
        action(page, "与下一条合并").click();
        assertThat(rows(page)).hasCount(2);
        assertThat(text(page, 1)).hasValue("直角三角形\n的两条直角边的平方和等于斜边的平方。");
        action(page, "在下方添加").click();
        assertThat(rows(page)).hasCount(3);
        assertThat(text(page, 2)).isFocused();
        action(page, "删除").click();
        assertThat(rows(page)).hasCount(2);
        page.locator(".cue-time").nth(1).fill("00:00:00.500");
        page.locator(".cue-time").nth(1).blur();
        page.locator("button:has-text('保存')").click();
        assertThat(page.locator("caption-editor [role=alert]")).containsText("有时间写错了");
        page.locator(".cue-time").nth(1).fill("4");
        page.locator(".cue-time").nth(1).blur();
        assertThat(page.locator(".cue-time").nth(1)).hasValue("00:00:04.000");
        save(page);
    }

    /** From the text to every deed by Tab, to the next caption and to saving by their keys. */
    private static void theKeyboardIsEnough(Page page) {
        text(page, 0).focus();
        page.keyboard().press("Alt+ArrowDown");
        assertThat(text(page, 1)).isFocused();
        page.keyboard().press("Tab");
        assertThat(action(page, "从此刻开始")).isFocused();
        text(page, 1).focus();
        page.keyboard().press("Control+End");
        page.keyboard().insertText("！");
        page.keyboard().press("Control+s");
        assertThat(page.locator("caption-editor [role=status]")).hasText("已保存");
    }

    private void somebodyElsesWorkIsNotLost(Page page, String lesson) {
        String track =
                base.resolve("/api/resources/" + lesson + "/captions/zh-CN").toString();
        String theirs = page.request().get(track).text().replace("！", "。。");
        assertThat(page.request()
                        .put(
                                track,
                                RequestOptions.create()
                                        .setHeader("Content-Type", "text/vtt")
                                        .setHeader("If-Match", "*")
                                        .setData(theirs.getBytes(StandardCharsets.UTF_8)))
                        .status())
                .isEqualTo(204);
        text(page, 1).fill("我的");
        page.keyboard().press("Control+s");
        assertThat(page.locator("caption-editor [role=alert]")).containsText("载入较新的内容");
        axe(page, page.url());
        page.locator("button:has-text('载入较新的内容')").click();
        assertThat(rows(page)).hasCount(2);
        assertThat(text(page, 1)).hasValue(java.util.regex.Pattern.compile(".*。。", java.util.regex.Pattern.DOTALL));
        assertThat(page.locator("caption-editor [role=alert]")).isHidden();
    }

    /** Also what was typed in one line before another was changed by a button. */
    private static void whatWasTypedIsOneStepBack(Page page) {
        String before = text(page, 0).inputValue();
        text(page, 0).fill("写错了");
        text(page, 1).focus();
        action(page, "在下方添加").click();
        assertThat(rows(page)).hasCount(3);
        page.locator("text=撤销").click();
        assertThat(rows(page)).hasCount(2);
        assertThat(text(page, 0)).hasValue("写错了");
        page.locator("text=撤销").click();
        assertThat(text(page, 0)).hasValue(before);
    }

    private void whatSomebodyDeletesIsSavedAgain(Page page, String lesson) {
        String track =
                base.resolve("/api/resources/" + lesson + "/captions/zh-CN").toString();
        String mine = text(page, 0).inputValue();
        text(page, 0).fill(mine + "！");
        assertThat(page.request()
                        .delete(track, RequestOptions.create().setHeader("If-Match", "*"))
                        .status())
                .isEqualTo(204);
        page.keyboard().press("Control+s");
        assertThat(page.locator("caption-editor [role=alert]")).containsText("载入较新的内容");
        page.locator("button:has-text('载入较新的内容')").click();
        assertThat(rows(page)).hasCount(0);
        page.locator("text=撤销").click();
        assertThat(text(page, 0)).hasValue(mine + "！");
        page.keyboard().press("Control+s");
        assertThat(page.locator("caption-editor [role=status]")).hasText("已保存");
        text(page, 0).fill(mine);
        assertThat(page.request()
                        .delete(track, RequestOptions.create().setHeader("If-Match", "*"))
                        .status())
                .isEqualTo(204);
        page.keyboard().press("Control+s");
        page.locator("button:has-text('覆盖')").click();
        assertThat(page.locator("caption-editor [role=status]")).hasText("已保存");
        assertThat(page.request().get(track).text()).contains(mine);
    }

    private void axeIsSilent(Page page, String lesson) {
        for (String language : List.of("en", "zh-CN")) {
            for (String path : List.of("", "/captions", "/captions/zh-CN", "/captions/en", "/chapters")) {
                page.navigate(base.resolve("/studio/items/" + lesson + path + "?lang=" + language)
                        .toString());
                page.waitForLoadState();
                if (path.endsWith("/zh-CN")) {
                    text(page, 0).focus();
                }
                axe(page, page.url());
            }
        }
    }

    private void find(Page page, String words, String lesson) {
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(700))
                .untilAsserted(() -> {
                    page.navigate(base.resolve("/s?q=" + words).toString());
                    assertThat(page.locator(".hit a[href*='" + lesson + "?t=1']")
                                    .count())
                            .isPositive();
                });
    }

    private void see(Page page, String lesson) {
        page.navigate(base.resolve("/w/" + lesson + "?t=1").toString());
        page.locator("lesson-player").click();
        await().atMost(Duration.ofSeconds(60)).until(() -> number(page, "v.currentTime") > 1.2);
        assertThat(page.locator("lesson-player .player-captions")).containsText(MENDED);
    }

    private static void save(Page page) {
        page.locator("button:has-text('保存')").click();
        assertThat(page.locator("caption-editor [role=status]")).hasText("已保存");
    }

    private static Locator rows(Page page) {
        return page.locator("caption-editor .cue");
    }

    private static Locator text(Page page, int row) {
        return page.locator("caption-editor .cue-text").nth(row);
    }

    private static Locator action(Page page, String words) {
        return page.locator(".cue-actions button").filter(new Locator.FilterOptions().setHasText(words));
    }

    private static double number(Page page, String expression) {
        return ((Number)
                        page.evaluate("() => { const v = document.querySelector('video'); return " + expression + " }"))
                .doubleValue();
    }
}
