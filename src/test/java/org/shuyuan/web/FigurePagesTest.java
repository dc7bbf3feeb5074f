package org.shuyuan.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Descriptors;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.NewResource;
import org.shuyuan.catalog.Origin;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.learn.progress.Reporting;
import org.shuyuan.learn.progress.Reporting.Played;
import org.shuyuan.people.OrganisationLevel;
import org.shuyuan.people.Role;

/** A curator looks at the figures of a district, a school and a film: on a phone and before a class, in both languages. */
@QuarkusTest
@WithTestResource(TestEngines.class)
@Timeout(600)
class FigurePagesTest extends BrowserTest {

    private static final String PASSWORD = "correct horse";

    @Inject
    Catalog catalog;

    @Inject
    Reporting reporting;

    @Test
    void aCuratorLooksAtTheFigures() throws Exception {
        String mark = UUID.randomUUID().toString();
        String curator = "curator-" + mark;
        List<UUID> pupils = new ArrayList<>();
        UUID film = QuarkusTransaction.requiringNew().call(() -> film(mark, curator, pupils));
        Instant now = Instant.now();
        reporting.at(now.minus(Duration.ofDays(7)), List.of(Played.of(film, pupils.getFirst(), 3600, 0, 600)));
        pupils.forEach(pupil -> reporting.at(now, List.of(Played.of(film, pupil, 3600, 0, 1800))));
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.context("zh-CN").newPage();
            List<String> complaints = Complaints.of(page);
            signIn(page, curator, "/admin/sources");
            page.locator(".page-actions a[href='/admin/figures']").click();
            assertThat(page.locator("h1")).hasText("统计：青溪区");
            assertThat(page.locator(".figure-total dd").first()).hasText("6");
            axe(page, "the figures of a district");
            page.locator(".figure-ways a").click();
            assertThat(page.locator("h1")).hasText("统计：青溪一中");
            page.locator(".figure-span .chip").last().click();
            assertThat(page.locator(".figure-span .chip").last()).hasAttribute("aria-current", "page");
            assertThat(page.locator(".figure-steps tbody tr").count()).isGreaterThan(50);
            axe(page, "the figures of a school in a year");

            page.navigate(base.resolve("/w/" + film + "?lang=en").toString());
            page.locator(".actions a[href^='/studio/figures/']").click();
            assertThat(page.locator("h1")).hasText("Statistics");
            assertThat(page.locator(".figure-chart rect")).hasCount(60);
            assertThat(page.locator(".figure-steps tbody")).containsText("fewer than 5");
            assertThat(page.locator(".figure-total dd").first()).hasText("6");
            Download table =
                    page.waitForDownload(() -> page.locator("a[download]").click());
            assertThat(Files.readString(table.path())).contains("\"fewer than 5\"", "\"6\"");
            for (int width : new int[] {360, 1920}) {
                page.setViewportSize(width, 800);
                axe(page, "the figures of a film, " + width + " wide");
                assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                        .as("nothing hangs over at " + width)
                        .isTrue();
            }
            assertThat(complaints).isEmpty();
            withoutScripts(chromium, curator, film);
        }
    }

    private void withoutScripts(Chromium chromium, String curator, UUID film) {
        Page page = chromium.context(
                        new Browser.NewContextOptions().setLocale("zh-CN").setJavaScriptEnabled(false))
                .newPage();
        signIn(page, curator, "/studio/figures/" + film);
        page.locator("#from").fill("2026-01-05");
        page.locator("#to").fill("2026-01-08");
        page.locator(".figure-span button").click();
        assertThat(page.locator("#total")).containsText("8");
        assertThat(page.locator("main .note")).containsText("还没有人观看");
    }

    private UUID film(String mark, String curator, List<UUID> pupils) {
        UUID district = organisations
                .add(null, OrganisationLevel.DISTRICT, "d-" + mark, "青溪区")
                .id();
        UUID school = organisations
                .add(district, OrganisationLevel.SCHOOL, "s-" + mark, "青溪一中")
                .id();
        UUID owner =
                accounts.add(curator, "教研员", PASSWORD, district, Role.CURATOR).id();
        UUID film = catalog.create(new NewResource("micro-lecture", school, owner, Descriptors.NONE))
                .id();
        catalog.describe(film, Origin.PERSON, Map.of(Field.TITLE, List.of("斜面")));
        catalog.publish(film);
        for (int pupil = 0; pupil < 6; pupil++) {
            pupils.add(accounts.add("p" + pupil + "-" + mark, "小溪", PASSWORD, school, Role.LEARNER)
                    .id());
        }
        return film;
    }

    private void signIn(Page page, String name, String to) {
        page.navigate(base.resolve("/sign-in?to=" + to).toString());
        page.locator("#name").fill(name);
        page.locator("#password").fill(PASSWORD);
        page.locator("form button.primary").click();
        page.waitForURL("**" + to);
    }
}
