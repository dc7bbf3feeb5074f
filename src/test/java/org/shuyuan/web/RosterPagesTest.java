package org.shuyuan.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.people.OrganisationLevel;
import org.shuyuan.people.Role;

/** A school's curator brings the classes of a new term, with a mistake first. */
@QuarkusTest
@WithTestResource(TestEngines.class)
@Timeout(180)
class RosterPagesTest extends BrowserTest {

    private static final String PASSWORD = "correct horse";

    private final String tag = "rp" + UUID.randomUUID().toString().substring(0, 8);

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en"})
    void aRosterIsLookedAtMendedAndTaken(String language) throws Exception {
        curator();
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.context(language).newPage();
            page.setViewportSize(390, 844);
            signIn(page);
            page.navigate(base.resolve("/studio/classes").toString());
            page.locator("a[href='/studio/roster']").click();
            page.locator("#school").selectOption(tag);
            axe(page, "where rosters are given");

            give(page, "p1,%s.zhang,伟,张\np2,%1$s.zhang,芳,李\n".formatted(tag));
            assertThat(page.locator(".wrong-lines tbody tr")).hasCount(1);
            assertThat(page.locator(".wrong-lines tbody tr").first()).containsText("users.csv");
            assertThat(page.locator("form[action$='/take']")).hasCount(0);
            axe(page, "what is wrong");
            page.locator("form[action$='/discard'] button").click();

            page.locator("#school").selectOption(tag);
            give(page, "p1,%s.zhang,伟,张\np2,%1$s.li,=芳,李\n".formatted(tag));
            assertThat(page.locator(".standings tbody tr").first().locator("td").first())
                    .hasText("2");
            axe(page, "what changes");

            page.locator("form[action$='/take'] button").click();
            assertThat(page.locator("[role=alert]")).isVisible();
            axe(page, "nobody has been told");

            Download file =
                    page.waitForDownload(() -> page.locator("button[value=csv]").click());
            assertThat(Files.readString(file.path())).startsWith("\uFEFF").contains(tag + ".zhang");
            page.locator("button[value=page]").click();
            assertThat(page.locator(".secret")).hasCount(4);
            axe(page, "the new passwords");
            String name = page.locator(".secret").first().innerText();
            String password = page.locator(".secret").nth(1).innerText();

            page.locator("form[action$='/take'] button").focus();
            page.keyboard().press("Enter");
            assertThat(page).hasURL(Pattern.compile("/studio/roster\\?taken="));
            assertThat(page.locator("[role=status]")).containsText("青溪一小");
            assertThat(accounts.signIn(name, password)).isPresent();
            axe(page, "it is taken");

            page.locator("#school").selectOption(tag);
            give(page, "p1,%s.zhang,伟,张\np2,%1$s.li,=芳,李\n".formatted(tag));
            assertThat(page.locator("[role=status]")).isVisible();
            assertThat(page.locator("form[action$='/take']")).hasCount(0);
        }
    }

    @Test
    void nobodyElseSeesADraft() {
        curator();
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.context("zh-CN").newPage();
            signIn(page);
            page.navigate(base.resolve("/studio/roster").toString());
            page.locator("#school").selectOption(tag);
            give(page, "p1,%s.zhang,伟,张\n".formatted(tag));
            String draft = page.url();

            Page teacher = chromium.context("zh-CN").newPage();
            studio(teacher);
            assertThat(teacher.navigate(draft).status()).isEqualTo(403);
        }
    }

    private void curator() {
        UUID school =
                organisations.add(null, OrganisationLevel.SCHOOL, tag, "青溪一小").id();
        accounts.add(tag, "教研员", PASSWORD, school, Role.CURATOR);
    }

    private void give(Page page, String people) {
        choose(page, "users", "sourcedId,username,givenName,familyName\n" + people);
        choose(page, "classes", "sourcedId,title\nc1,三年级1班\n");
        choose(
                page,
                "enrollments",
                "sourcedId,classSourcedId,userSourcedId,role\ne1,c1,p1,student\n"
                        + (people.contains("p2") ? "e2,c1,p2,teacher\n" : ""));
        page.locator("form[enctype] button.primary").click();
        page.waitForURL(Pattern.compile("/studio/roster/[0-9a-f-]{36}$"));
    }

    private static void choose(Page page, String field, String text) {
        page.locator("#" + field)
                .setInputFiles(new FilePayload(field + ".csv", "text/csv", text.getBytes(StandardCharsets.UTF_8)));
    }

    private void signIn(Page page) {
        page.navigate(base.resolve("/sign-in?to=/studio/classes").toString());
        page.locator("#name").fill(tag);
        page.locator("#password").fill(PASSWORD);
        page.locator("form button.primary").click();
        page.waitForURL("**/studio/classes");
    }
}
