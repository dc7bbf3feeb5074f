package org.shuyuan.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.people.OrganisationLevel;
import org.shuyuan.people.Role;

/** A film that is left is gone on with: on another device by who is signed in, in the same browser by everybody else. */
@QuarkusTest
@WithTestResource(TestEngines.class)
@Timeout(400)
class ResumeTest extends BrowserTest {

    private static final String PASSWORD = "correct horse";

    @Inject
    EntityManager entities;

    @Test
    void thePlaceGoesWithItsReader() throws Exception {
        String film = film();
        URI watch = base.resolve("/w/" + film);
        UUID school = organisations
                .add(null, OrganisationLevel.SCHOOL, "resume-school", "青溪小学")
                .id();
        UUID li =
                accounts.add("resume-li", "小李", PASSWORD, school, Role.LEARNER).id();
        accounts.add("resume-wang", "小王", PASSWORD, school, Role.LEARNER);
        try (Chromium chromium = new Chromium()) {
            BrowserContext school1 = signedIn(chromium, "resume-li");
            Screen there = Screen.open(school1.newPage(), watch);
            there.play();
            there.press("ArrowRight");
            there.press("ArrowRight");
            there.press("ArrowRight");
            there.until("v.currentTime > 16 && !v.seeking");
            // Gone without a pause: what is kept was sent by the page that goes away.
            there.page().navigate("about:blank");

            Page home = signedIn(chromium, "resume-li").newPage();
            await().atMost(Duration.ofSeconds(20)).until(() -> kept(home, film) > 15);
            Screen here = Screen.open(home, watch);
            assertThat(here.find(".player-resume")).isVisible();
            here.find(".player-resume").click();
            here.until("v.currentTime > 15 && !v.paused");

            Page another = signedIn(chromium, "resume-wang").newPage();
            assertThat(kept(another, film)).isZero();
            assertThat(Screen.open(another, watch).find(".player-resume")).isHidden();
            Page nobody = chromium.context("zh-CN").newPage();
            assertThat(nobody.request().get(address(film)).status()).isEqualTo(401);
            assertThat(rows(li)).isEqualTo(1);
            leavesNothingInTheBrowser(school1, watch);
            QuarkusTransaction.requiringNew().run(() -> {
                run("delete from membership where account = ?1", li);
                run("delete from account where id = ?1", li);
            });
            assertThat(rows(li)).isZero();
        }
    }

    @Test
    void whoHasNotSignedInFindsItInTheSameBrowser() throws Exception {
        String film = film();
        URI watch = base.resolve("/w/" + film);
        try (Chromium chromium = new Chromium()) {
            BrowserContext browser = chromium.context("zh-CN");
            Screen first = Screen.open(browser.newPage(), watch);
            first.play();
            for (int i = 0; i < 3; i++) {
                first.press("ArrowRight");
            }
            first.until("v.currentTime > 15 && !v.seeking");
            first.press("k");
            first.until("v.paused");

            assertThat(Screen.open(browser.newPage(), watch).find(".player-resume"))
                    .isVisible();
            assertThat(Screen.open(chromium.context("zh-CN").newPage(), watch).find(".player-resume"))
                    .isHidden();
        }
    }

    /** Computers of a school are shared. */
    private static void leavesNothingInTheBrowser(BrowserContext browser, URI watch) {
        Page page = browser.newPage();
        page.navigate(watch.toString());
        assertThat(page.evaluate("localStorage.getItem('shuyuan.places')")).isNull();
    }

    private BrowserContext signedIn(Chromium chromium, String name) {
        BrowserContext context = chromium.context("zh-CN");
        Page page = context.newPage();
        page.navigate(base.resolve("/sign-in?to=/me").toString());
        page.locator("#name").fill(name);
        page.locator("#password").fill(PASSWORD);
        page.locator("form button.primary").click();
        page.waitForURL("**/me");
        page.close();
        return context;
    }

    private int kept(Page page, String film) {
        String body = page.request().get(address(film)).text();
        return Integer.parseInt(body.replaceAll("\\D", ""));
    }

    private String address(String film) {
        return base.resolve("/api/resources/" + film + "/progress").toString();
    }

    private long rows(UUID account) {
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        (Long) entities.createNativeQuery("select count(*) from watched where account = ?1", Long.class)
                                .setParameter(1, account)
                                .getSingleResult());
    }

    private void run(String statement, UUID account) {
        entities.createNativeQuery(statement).setParameter(1, account).executeUpdate();
    }
}
