package org.shuyuan.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.OrganisationLevel;
import org.shuyuan.people.Role;
import org.shuyuan.share.harvest.Neighbour;

/** A curator who has never heard of OAI-PMH takes up the repository of another district. */
@QuarkusTest
@WithTestResource(TestEngines.class)
@Timeout(180)
class SourcePagesTest extends BrowserTest {

    private static final LocatorAssertions.ContainsTextOptions PATIENTLY =
            new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);

    @BeforeEach
    void aCurator() {
        Organisation province = organisations.add(null, OrganisationLevel.PROVINCE, "51", "四川省");
        if (accounts.named("curator-of-sources").isEmpty()) {
            accounts.add("curator-of-sources", "教研员", "a long password", province.id(), Role.CURATOR);
        }
    }

    @Test
    void aRepositoryIsLookedAtTakenUpAndGivenUp() throws Exception {
        try (Neighbour neighbour = new Neighbour("page-" + UUID.randomUUID() + ".example");
                Chromium chromium = new Chromium()) {
            for (int i = 1; i <= 5; i++) {
                neighbour.has("lesson" + i, "邻居的课" + i);
            }
            Page page = chromium.context("zh-CN").newPage();
            signIn(page);
            page.getByText("共享", new Page.GetByTextOptions().setExact(true))
                    .first()
                    .click();
            assertThat(page.locator("h1")).hasText("外部资源库");
            axe(page, "no sources");

            page.locator("#source-url").fill("没有这个地址");
            page.locator("form.look button").click();
            assertThat(page.locator("[role=alert]")).containsText("OAI-PMH");
            axe(page, "a wrong address");

            page.locator("#source-url").fill(neighbour.url());
            page.locator("form.look button").click();
            assertThat(page.locator("h1")).hasText("邻区资源库");
            assertThat(page.locator("main")).containsText("5 条记录");
            axe(page, "a preview");

            page.locator("form.take-up button.primary").click();
            assertThat(page.locator("table.runs")).containsText("已完成，共 5 条", PATIENTLY);
            axe(page, "a source");
            page.locator("table.runs tbody a").first().click();
            assertThat(page.locator("main")).containsText("一切正常");
            axe(page, "a run");

            page.goBack();
            page.locator("details summary").click();
            page.locator("details button").click();
            assertThat(page).hasURL(Pattern.compile("/admin/sources$"));
            page.navigate(base.resolve("/admin/sharing").toString());
            assertThat(page.locator("main")).containsText("level:province");
            axe(page, "what is shared");
        }
    }

    @Test
    void whoHearsThePageIsToldOfPhasesNotOfEachRecord() throws Exception {
        try (Neighbour neighbour = new Neighbour("heard-" + UUID.randomUUID() + ".example");
                Chromium chromium = new Chromium()) {
            for (int i = 1; i <= 36; i++) {
                neighbour.has("lesson" + i, "慢慢来的课" + i);
            }
            neighbour.thinks(Duration.ofMillis(1500));
            Page page = chromium.context("zh-CN").newPage();
            signIn(page);
            page.navigate(base.resolve("/admin/sources").toString());
            page.locator("#source-url").fill(neighbour.url());
            page.locator("form.look button").click();
            page.locator("form.take-up button.primary").click();
            assertThat(page.locator("table.runs live-run")).isVisible();
            page.evaluate("""
                    () => {
                      const seen = what => {
                        const element = document.querySelector('table.runs live-run ' + what);
                        window[what] = 0;
                        new MutationObserver(() => window[what]++).observe(element, { childList: true });
                      };
                      seen('[data-words]');
                      seen('[role=status]');
                    }""");

            assertThat(page.locator("table.runs [data-words]"))
                    .containsText(Pattern.compile("已处理 (18|21|24) / 36"), PATIENTLY);

            Assertions.assertThat((Integer) page.evaluate("window['[data-words]']"))
                    .isGreaterThan(2);
            Assertions.assertThat((Integer) page.evaluate("window['[role=status]']"))
                    .isLessThanOrEqualTo(1);
            axe(page, "a run that is under way");
        }
    }

    private void signIn(Page page) {
        page.navigate(base.resolve("/sign-in?to=/me").toString());
        page.locator("#name").fill("curator-of-sources");
        page.locator("#password").fill("a long password");
        page.locator("form button.primary").click();
        page.waitForURL("**/me");
    }
}
