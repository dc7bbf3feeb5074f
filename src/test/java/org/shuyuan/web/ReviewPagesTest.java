package org.shuyuan.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.people.OrganisationLevel;
import org.shuyuan.people.Role;

/** A teacher has a lesson reviewed by a guest; both at the player, and one without scripts. */
@QuarkusTest
@WithTestResource(TestEngines.class)
@Timeout(600)
class ReviewPagesTest extends BrowserTest {

    private static final String PASSWORD = "correct horse";

    @Test
    void aLessonIsReviewed() throws Exception {
        String film = film();
        String guest = "review-guest-" + UUID.randomUUID();
        UUID other = organisations
                .add(null, OrganisationLevel.SCHOOL, "review-pages-other", "白石中学")
                .id();
        accounts.add(guest, "吴老师", PASSWORD, other, Role.TEACHER);
        try (Chromium chromium = new Chromium()) {
            Page teacher = chromium.context("zh-CN").newPage();
            studio(teacher);
            List<String> complaints = Complaints.of(teacher);
            teacher.navigate(base.resolve("/w/" + film).toString());
            teacher.locator(".actions a[href^='/studio/review/']").click();
            axe(teacher, "a lesson without reviews");
            teacher.locator("#invited").fill(guest);
            teacher.locator("#rubric").selectOption("experiment");
            teacher.locator("section[aria-labelledby=opening] button").click();
            teacher.waitForURL("**/studio/review/*?round=*");
            teacher.waitForSelector("lesson-player.ready");
            Screen screen = new Screen(teacher, teacher.mainFrame());
            screen.play();
            screen.until("v.currentTime > 6");
            teacher.keyboard().press("k");
            int second = (int) screen.at();
            teacher.locator("#words").fill("安全讲得清楚");
            assertThat(teacher.locator("#at")).hasValue("00:%02d".formatted(second));
            teacher.locator("#criterion").selectOption("safety");
            teacher.locator("#level").selectOption("4");
            teacher.locator(".comment-form button.primary").click();
            teacher.waitForSelector("lesson-player.ready");
            Locator comments = teacher.locator(".comments > li");
            assertThat(comments).hasCount(1);
            screen.until("Math.floor(v.currentTime) == " + second);

            Page invited = chromium.context("en").newPage();
            signIn(invited, guest, "/studio/review/" + film);
            invited.waitForSelector("lesson-player.ready");
            invited.locator(".comments summary").first().click();
            invited.locator(".comments details[open] textarea").fill("同意");
            invited.locator(".comments details[open] button").click();
            assertThat(invited.locator(".replies li")).hasCount(1);
            invited.locator("#level-safety").selectOption("3");
            invited.locator("section[aria-labelledby=scores] button").click();
            assertThat(invited.locator("section[aria-labelledby=summary] tbody tr")
                            .first())
                    .containsText("3.0");
            axe(invited, "a review in English");
            invited.locator(".comments a.place").first().click();
            new Screen(invited, invited.mainFrame()).until("Math.floor(v.currentTime) >= " + second);

            teacher.reload();
            assertThat(teacher.locator(".replies li")).containsText("吴老师");
            axe(teacher, "a review");
            teacher.locator(".page-actions a").first().click();
            assertThat(teacher.locator(".printed li")).hasCount(1);
            axe(teacher, "a review to be printed");
            assertThat(complaints).isEmpty();
            withoutScripts(chromium, guest, film);
        }
    }

    private void withoutScripts(Chromium chromium, String guest, String film) {
        Page page = chromium.context(
                        new Browser.NewContextOptions().setLocale("zh-CN").setJavaScriptEnabled(false))
                .newPage();
        signIn(page, guest, "/studio/review/" + film);
        page.locator("#words").fill("不用脚本也行");
        page.locator("#at").fill("0:20");
        page.locator(".comment-form button.primary").click();
        assertThat(page.locator(".comments > li")).hasCount(2);
        assertThat(page.locator(".comments > li").last()).containsText("00:20");
    }

    private void signIn(Page page, String name, String to) {
        page.navigate(base.resolve("/sign-in?to=" + to).toString());
        page.locator("#name").fill(name);
        page.locator("#password").fill(PASSWORD);
        page.locator("form button.primary").click();
        page.waitForURL("**" + to);
    }
}
