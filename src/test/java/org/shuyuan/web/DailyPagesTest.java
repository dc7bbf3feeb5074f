package org.shuyuan.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Descriptors;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.NewResource;
import org.shuyuan.catalog.Origin;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.people.OrganisationLevel;
import org.shuyuan.people.Role;

/** A curator plans the next days by the keyboard; readers find today's lesson on the home page. */
@QuarkusTest
@WithTestResource(TestEngines.class)
@Timeout(180)
class DailyPagesTest extends BrowserTest {

    private static final String PASSWORD = "correct horse";

    @Inject
    Catalog catalog;

    private String title = "";
    private UUID lesson = UUID.randomUUID();

    @BeforeEach
    void aCuratorAndALesson() {
        title = "每日一课" + UUID.randomUUID().toString().substring(0, 6);
        QuarkusTransaction.requiringNew().run(() -> {
            UUID district = organisations
                    .add(null, OrganisationLevel.DISTRICT, "daily-pages", "青溪区")
                    .id();
            UUID curator = accounts.named("daily-pages")
                    .orElseGet(() -> accounts.add("daily-pages", "教研员", PASSWORD, district, Role.CURATOR))
                    .id();
            lesson = catalog.create(new NewResource("micro-lecture", district, curator, Descriptors.NONE))
                    .id();
            catalog.describe(lesson, Origin.PERSON, Map.of(Field.TITLE, List.of(title)));
            catalog.publish(lesson);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en"})
    void aDayIsPlannedMovedAndCleared(String language) {
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.context(language).newPage();
            page.navigate(base.resolve("/sign-in?to=/studio/daily").toString());
            page.locator("#name").fill("daily-pages");
            page.locator("#password").fill(PASSWORD);
            page.keyboard().press("Enter");
            page.waitForURL("**/studio/daily");
            assertThat(page.locator(".daily-plan tbody tr")).hasCount(28);
            axe(page, "four weeks");
            page.setViewportSize(390, 844);
            axe(page, "four weeks on a phone");

            page.locator(".daily-plan tbody tr").first().locator("td a").first().focus();
            page.keyboard().press("Enter");
            page.waitForURL(Pattern.compile("/studio/daily/[-0-9]+/primary$"));
            page.locator("#resource").fill("nothing");
            page.keyboard().press("Enter");
            assertThat(page.locator("[role=alert]")).isVisible();
            axe(page, "no lesson");
            page.locator("#resource").fill(base.resolve("/w/" + lesson).toString());
            page.keyboard().press("Enter");
            page.waitForURL(Pattern.compile("/studio/daily#d"));
            Locator today = page.locator(".daily-plan tbody tr.today td").first();
            assertThat(today).containsText(title);

            Page reader = chromium.context(language).newPage();
            reader.navigate(base.toString());
            assertThat(reader.locator("section[aria-labelledby=daily]")).containsText(title);
            axe(reader, "the home page");
            reader.locator("section[aria-labelledby=daily] a.more").click();
            assertThat(reader.locator(".card").first()).containsText(title);
            axe(reader, "the archive");

            today.locator("a").focus();
            page.keyboard().press("Enter");
            page.locator("#q").fill(title);
            page.keyboard().press("Enter");
            page.waitForURL("**q=**");
            axe(page, "a place that is filled");
            String day = page.locator("#to").inputValue();
            String tomorrow = LocalDate.parse(day).plusDays(1).toString();
            page.locator("#to").fill(tomorrow);
            page.locator("form[action$='/move'] button").focus();
            page.keyboard().press("Enter");
            page.waitForURL(Pattern.compile("/studio/daily#d" + tomorrow));
            assertThat(page.locator("#d" + tomorrow + " td").first()).containsText(title);
            assertThat(page.locator("#d" + day + " td").first()).hasClass(Pattern.compile("gap"));

            QuarkusTransaction.requiringNew().run(() -> catalog.withdraw(lesson, "有误"));
            page.reload();
            assertThat(page.locator("#d" + tomorrow + " td").first()).hasClass(Pattern.compile("gap"));
            assertThat(page.locator("#d" + tomorrow + " .badge.problem")).isVisible();
            axe(page, "a gap where a lesson was withdrawn");

            page.locator("#d" + tomorrow + " td a").first().focus();
            page.keyboard().press("Enter");
            page.locator("form[action$='/remove'] button").focus();
            page.keyboard().press("Enter");
            page.waitForURL(Pattern.compile("/studio/daily#d"));
            assertThat(page.locator("#d" + tomorrow + " .badge.problem")).hasCount(0);
        }
    }
}
