package org.shuyuan.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.shuyuan.people.Accounts;
import org.shuyuan.people.OrganisationLevel;
import org.shuyuan.people.Organisations;
import org.shuyuan.people.Role;

/** A teacher at work in her browser, who has signed in. */
record Studio(URI base, Page page) {

    private static final double LONG = Duration.ofMinutes(3).toMillis();

    private static final String NAME = "spine-teacher";
    private static final String PASSWORD = "correct horse";

    /** Hires her on the first call, and signs her in. */
    static Studio open(URI base, Page page, Accounts accounts, Organisations organisations) {
        var school = organisations.add(null, OrganisationLevel.SCHOOL, "spine-school", "青溪小学");
        if (accounts.named(NAME).isEmpty()) {
            accounts.add(NAME, "沈老师", PASSWORD, school.id(), Role.TEACHER);
        }
        page.navigate(base.resolve("/sign-in?to=/studio/upload").toString());
        page.locator("#name").fill(NAME);
        page.locator("#password").fill(PASSWORD);
        page.locator("form button.primary").click();
        page.waitForURL("**/studio/upload");
        return new Studio(base, page);
    }

    /** Answers the id of the resource, once its processing is done. */
    String upload(Path file, String kind) {
        page.navigate(base.resolve("/studio/upload").toString());
        page.locator("input[name=kind][value=" + kind + "]").check();
        page.locator("input[type=file]").setInputFiles(file);
        Locator ticket = page.locator(".queued").first();
        assertThat(ticket.locator("a[href*='/studio/items/']")).isVisible(new IsVisibleOptions().setTimeout(LONG));
        await().atMost(Duration.ofMinutes(5))
                .until(() -> ticket.getAttribute("class").contains("done"));
        String href = ticket.locator("a[href*='/studio/items/']").getAttribute("href");
        return href.substring(href.lastIndexOf('/') + 1);
    }

    /** A book that another test has published already stays so. */
    void publish(String id) {
        page.navigate(base.resolve("/studio/items/" + id).toString());
        Locator publish = page.locator("button[value=publish]");
        if (publish.count() > 0) {
            publish.first().click();
            page.waitForLoadState();
        }
        assertThat(page.request()
                        .get(base.resolve("/api/resources/" + id).toString())
                        .text())
                .contains("\"state\":\"published\"");
    }
}
