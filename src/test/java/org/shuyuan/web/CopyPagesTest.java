package org.shuyuan.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.people.ApiTokens;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.OrganisationLevel;
import org.shuyuan.people.Role;
import org.shuyuan.sample.SampleFiles;
import org.shuyuan.share.copy.GivingHouse;

/** A curator has a lesson of another district kept here, and says which come by themselves. */
@QuarkusTest
@WithTestResource(TestEngines.class)
@Timeout(180)
class CopyPagesTest extends BrowserTest {

    private static final LocatorAssertions.ContainsTextOptions PATIENTLY =
            new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);

    @Inject
    ApiTokens tokens;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void aCurator() {
        Organisation province = organisations.add(null, OrganisationLevel.PROVINCE, "52", "贵州省");
        if (accounts.named("curator-of-copies").isEmpty()) {
            accounts.add("curator-of-copies", "教研员", "a long password", province.id(), Role.CURATOR);
        }
    }

    @Test
    void aLessonIsKeptAndARuleIsMadeAndTakenBack() throws Exception {
        try (GivingHouse house = new GivingHouse("copies-" + mark + ".example");
                Chromium chromium = new Chromium()) {
            house.writes("book", "邻居的书" + mark)
                    .kind("e-textbook")
                    .original("book.pdf", Files.readAllBytes(SampleFiles.chapter(folder, "book.pdf")))
                    .published();
            String lesson = harvested(house);
            Page page = chromium.context("zh-CN").newPage();
            signIn(page);

            page.navigate(base.resolve("/w/" + lesson).toString());
            assertThat(page.locator(".keep")).containsText("没有外网也能播放");
            axe(page, "a lesson that could be kept");
            org.assertj.core.api.Assertions.assertThat(page.request()
                            .get(base.resolve("/w/" + lesson + "/picture").toString())
                            .text())
                    .as("no picture yet")
                    .startsWith("<svg");
            page.locator(".keep button").click();
            assertThat(page.locator(".keep")).containsText("长期保存", PATIENTLY);
            axe(page, "a lesson that is kept");

            page.navigate(base.resolve("/admin/sources").toString());
            page.locator("a[href='/admin/copies']").click();
            assertThat(page.locator("h1")).hasText("本地副本");
            assertThat(page.locator("table.runs")).containsText("邻居的书" + mark);
            page.locator("#rule-subject").selectOption("music");
            page.locator("form.take-up button.primary").click();
            assertThat(page.locator("main")).containsText("贵州省 · 音乐");
            axe(page, "copies");
            page.navigate(base.resolve("/admin/copies?lang=en").toString());
            assertThat(page.locator("h1")).hasText("Copies");
            axe(page, "copies in English");
            page.locator("button[aria-label='Remove: 贵州省 · Music']").click();
            assertThat(page.locator("main")).not().containsText("贵州省 · Music");
        }
    }

    /** The lesson of the house, here. */
    private String harvested(GivingHouse house) throws Exception {
        String token = tokens.issue("curator-of-copies").orElseThrow();
        given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body("{\"url\": \"" + house.url() + "\", \"organisation\": \"52\", \"rhythm\": \"by-hand\","
                        + " \"prefix\": \"oai_dc\"}")
                .post("/api/sources")
                .then()
                .statusCode(201);
        await().atMost(Duration.ofMinutes(1)).until(() -> !found().isEmpty());
        return found();
    }

    private String found() {
        // What is merely like it is found too.
        String title = "邻居的书" + mark;
        String id = given().queryParam("q", title)
                .get("/api/search")
                .jsonPath()
                .getString("hits.find { it.title == '" + title + "' }?.id");
        return id == null ? "" : id;
    }

    private void signIn(Page page) {
        page.navigate(base.resolve("/sign-in?to=/me").toString());
        page.locator("#name").fill("curator-of-copies");
        page.locator("#password").fill("a long password");
        page.locator("form button.primary").click();
        page.waitForURL("**/me");
    }
}
