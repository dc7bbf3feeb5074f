package org.shuyuan.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.people.OrganisationLevel;
import org.shuyuan.people.Role;

/** A pupil takes notes beside a film while the line comes and goes, and finds them again. */
@QuarkusTest
@WithTestResource(TestEngines.class)
@Timeout(600)
class NotesPagesTest extends BrowserTest {

    private static final String PASSWORD = "correct horse";

    @Test
    void aPupilTakesNotesBesideAFilm() throws Exception {
        String film = film();
        String name = "notes-pupil-" + UUID.randomUUID();
        UUID school = organisations
                .add(null, OrganisationLevel.SCHOOL, "notes-pages-school", "青溪小学")
                .id();
        accounts.add(name, "小李", PASSWORD, school, Role.LEARNER);
        try (Chromium chromium = new Chromium()) {
            BrowserContext phone = chromium.context("zh-CN");
            Page page = phone.newPage();
            page.setViewportSize(390, 844);
            page.navigate(base.resolve("/w/" + film).toString());
            page.waitForSelector("lesson-player.ready");
            assertThat(page.locator("lesson-notes")).hasCount(0);
            signIn(page, name);

            Screen screen = open(page, film, "?t=12");
            screen.until("v.currentTime >= 12");
            write(page, "顶点在这里\n<b>再看</b>");
            Locator notes = page.locator("lesson-notes li");
            assertThat(notes).hasCount(1);
            assertThat(notes.first()).containsText("00:12");
            assertThat(notes.first().locator("b")).hasCount(0);

            phone.setOffline(true);
            write(page, "对称轴");
            assertThat(page.locator("lesson-notes form [role=alert]")).containsText("文字仍留在框里");
            assertThat(box(page)).hasValue("对称轴");
            axe(page, "a note that couldn't be sent");
            phone.setOffline(false);
            screen = open(page, film, "");
            assertThat(box(page)).hasValue("对称轴");
            page.locator("lesson-notes form button").first().click();
            assertThat(notes).hasCount(2);
            assertThat(box(page)).hasValue("");
            assertThat(notes.last()).containsText("对称轴");

            notes.last().locator("button").first().click();
            page.locator("lesson-notes li textarea").fill("对称轴在左边");
            page.locator("lesson-notes li form button").first().click();
            assertThat(notes.last()).containsText("对称轴在左边");
            axe(page, "the notes beside a film");
            notes.first().locator("a").click();
            screen.until("v.currentTime >= 12");
            page.onDialog(dialog -> dialog.accept());
            notes.last().locator("button").last().click();
            assertThat(notes).hasCount(1);

            page.navigate(base.resolve("/me?lang=en").toString());
            Locator own = page.locator("ul.own-notes li");
            assertThat(own).hasCount(1);
            axe(page, "my page with notes");
            own.locator("a").click();
            page.waitForURL("**/w/" + film + "?t=12");
            assertThat(page.locator("lesson-notes li")).hasCount(1);
            assertThat(page.locator("lesson-notes form button").first()).hasText("Take note");
        }
    }

    @Test
    void whatIsBegunIsNobodyElsesOnTheSameMachine() throws Exception {
        String film = film();
        UUID school = organisations
                .add(null, OrganisationLevel.SCHOOL, "notes-pages-school", "青溪小学")
                .id();
        List<String> names = List.of("notes-one-" + UUID.randomUUID(), "notes-two-" + UUID.randomUUID());
        names.forEach(name -> accounts.add(name, "同学", PASSWORD, school, Role.LEARNER));
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.context("zh-CN").newPage();
            signIn(page, names.getFirst());
            open(page, film, "");
            box(page).fill("还没写完");
            signIn(page, names.getLast());
            open(page, film, "");
            assertThat(box(page)).hasValue("");
            Assertions.assertThat(page.locator("lesson-notes li").count()).isZero();
            signIn(page, names.getFirst());
            open(page, film, "");
            assertThat(box(page)).hasValue("还没写完");
        }
    }

    private Screen open(Page page, String film, String search) {
        Screen screen = Screen.open(page, base.resolve("/w/" + film + search));
        page.waitForSelector("lesson-notes.ready");
        return screen;
    }

    private static Locator box(Page page) {
        return page.locator("lesson-notes > form textarea");
    }

    private static void write(Page page, String words) {
        box(page).fill(words);
        page.locator("lesson-notes > form button").click();
    }

    private void signIn(Page page, String name) {
        page.context().clearCookies();
        page.navigate(base.resolve("/sign-in?to=/me").toString());
        page.locator("#name").fill(name);
        page.locator("#password").fill(PASSWORD);
        page.locator("form button.primary").click();
        page.waitForURL("**/me");
    }
}
