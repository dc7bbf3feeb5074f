package org.shuyuan.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.shuyuan.catalog.PublicAddress;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.learn.join.Classes;
import org.shuyuan.learn.join.Member;
import org.shuyuan.people.OrganisationLevel;
import org.shuyuan.people.Role;

/** A tool that others have written, with a library that others have written, in a course: another site, in a browser. */
@QuarkusTest
@WithTestResource(TestEngines.class)
@WithTestResource(PublicPort.class)
@Timeout(400)
class LtijsToolTest extends BrowserTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PASSWORD = "a long password";

    @Inject
    PublicAddress address;

    @Inject
    Classes classes;

    @SuppressWarnings("NullAway.Init")
    private PublicDoor door;

    @SuppressWarnings("NullAway.Init")
    private LtijsTool tool;

    private UUID school = new UUID(0, 0);

    @BeforeEach
    void aSchool() throws Exception {
        door = new PublicDoor(URI.create(address.base()).getPort(), base.getPort());
        school = organisations
                .add(null, OrganisationLevel.SCHOOL, "ltijs-school", "河西小学")
                .id();
        for (Role role : new Role[] {Role.CURATOR, Role.TEACHER, Role.LEARNER}) {
            if (accounts.named(name(role)).isEmpty()) {
                accounts.add(name(role), "马小河", PASSWORD, school, role);
            }
        }
    }

    @AfterEach
    void itEnds() throws Exception {
        if (tool != null) {
            tool.close();
        }
        if (door != null) {
            door.close();
        }
    }

    @Test
    void itIsRegisteredChosenPlacedOpenedAndHeard() throws Exception {
        tool = LtijsTool.start("--dev-mode");
        try (Chromium chromium = new Chromium()) {
            registers(person(chromium, Role.CURATOR));
            String course = chooses(person(chromium, Role.TEACHER));
            Page pupil = person(chromium, Role.LEARNER);
            pupil.navigate(address.of("/course/" + course));
            pupil.locator("a[href*='/tool/']").first().click();

            FrameLocator frame = pupil.frameLocator("iframe.tool-frame");
            assertThat(frame.locator("h1")).hasText("Exercise");
            assertThat(frame.locator("#roles")).hasText("http://purl.imsglobal.org/vocab/lis/v2/membership#Learner");
            assertThat(frame.locator("#context")).hasText("丝绸之路");
            assertThat(frame.locator("#link")).hasText("敦煌的壁画");
            assertThat(frame.locator("#city")).hasText("dunhuang");
            assertThat(frame.locator("#level")).hasText("3");
            assertThat(frame.locator("#name")).hasText("");
            assertThat(frame.locator("#subject").textContent())
                    .isNotEqualTo(account(Role.LEARNER).toString());
            axe(pupil, "a tool in a lesson");
            finishes(frame.locator("body"));

            isDone(pupil, course);
        }
    }

    @Test
    void whereFramesHaveNoCookiesItOpensApart() throws Exception {
        tool = LtijsTool.start();
        try (Chromium chromium = new Chromium()) {
            registers(person(chromium, Role.CURATOR));
            String course = chooses(person(chromium, Role.TEACHER));
            Page pupil = person(chromium, Role.LEARNER);
            pupil.navigate(address.of("/course/" + course));
            pupil.locator("a[href*='/tool/']").first().click();
            assertThat(pupil.frameLocator("iframe.tool-frame").locator("body"))
                    .containsText("MISSING_VALIDATION_COOKIE");

            Page apart = pupil.waitForPopup(
                    () -> pupil.locator("a[target=_blank][href$='/launch']").click());

            assertThat(apart.locator("h1")).hasText("Exercise");
            finishes(apart.locator("body"));
            isDone(pupil, course);
        }
    }

    @Test
    void itIsToldWhoIsInTheClass() throws Exception {
        tool = LtijsTool.start("--dev-mode");
        try (Chromium chromium = new Chromium()) {
            registers(person(chromium, Role.CURATOR));
            Page teacher = person(chromium, Role.TEACHER);
            String course = chooses(teacher);
            UUID group = classes.create(school, "六年级二班", account(Role.TEACHER)).id();
            classes.put(group, account(Role.LEARNER), Member.Part.LEARNER);
            classes.set(group, UUID.fromString(course));
            teacher.navigate(address.of("/course/" + course));
            teacher.locator("a[href*='/tool/']").first().click();

            Locator body = teacher.frameLocator("iframe.tool-frame").locator("body");
            body.locator("form[action='/members'] button").click();

            assertThat(body.locator("#members")).hasText("2");
            assertThat(body.locator("#learners")).hasText("1");
            assertThat(body.locator("#me")).hasText("http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor");
            assertThat(body.locator("#names")).hasText("");
        }
    }

    /** As two administrators do it, each on a page of their own. */
    private void registers(Page curator) throws Exception {
        curator.navigate(address.of("/admin/tools"));
        curator.locator("#tool-title").fill("沙漠测验");
        curator.locator("#tool-login").fill(tool.at("/login"));
        curator.locator("#tool-launch").fill(tool.at("/"));
        curator.locator("#tool-keys").fill(tool.at("/keys"));
        curator.locator("#tool-choosing").fill(tool.at("/"));
        curator.locator("input[name=rostered]").check();
        curator.locator("form.tool-form button.primary").click();
        Locator ours = curator.locator("dl.facts code");
        assertThat(ours).hasCount(7);
        tool.knows(Map.of(
                "url", ours.nth(0).textContent(),
                "name", "Shuyuan",
                "clientId", ours.nth(1).textContent(),
                "authenticationEndpoint", ours.nth(3).textContent(),
                "accesstokenEndpoint", ours.nth(5).textContent(),
                "authConfig", Map.of("method", "JWK_SET", "key", ours.nth(4).textContent())));
    }

    /** The course in which what is chosen in the tool then stands. */
    private String chooses(Page teacher) throws Exception {
        String course = asks(teacher, "/api/courses", "{\"title\": \"丝绸之路\"}", 201)
                .path("id")
                .asText();
        teacher.navigate(address.of("/studio/courses/" + course));
        teacher.getByText("添加外部工具").click();
        teacher.locator("li.item", new Page.LocatorOptions().setHasText("沙漠测验"))
                .last()
                .locator("a.primary")
                .click();

        assertThat(teacher.locator("h1")).hasText("Choose");
        teacher.locator("button").click();
        assertThat(teacher.locator("main li")).hasText("敦煌的壁画");
        axe(teacher, "what was chosen");
        teacher.locator("main form button.primary").click();

        assertThat(teacher.locator("course-editor")).containsText("外部工具");
        asks(teacher, "/api/resources/" + course + "/publish", "", 200);
        return course;
    }

    private static void finishes(Locator body) {
        body.getByText("Finish").click();
        assertThat(body.locator("h1")).hasText("Finished");
        assertThat(body.locator("#column")).hasText("敦煌 grade 20");
        assertThat(body.locator("#made")).hasText("Bonus");
        assertThat(body.locator("#extra")).hasText("1");
        assertThat(body.locator("#all")).hasText("敦煌 Extra");
        assertThat(body.locator("#result")).hasText("17 20 很好");
    }

    private void isDone(Page pupil, String course) {
        pupil.reload();
        assertThat(pupil.locator(".note.good")).containsText("85%");
        pupil.navigate(address.of("/course/" + course));
        assertThat(pupil.locator("li.done.tool")).hasCount(1);
    }

    private JsonNode asks(Page page, String path, String body, int status) throws Exception {
        RequestOptions options = RequestOptions.create();
        if (!body.isEmpty()) {
            options.setHeader("Content-Type", "application/json").setData(body);
        }
        APIResponse answer = page.request().post(address.of(path), options);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        return JSON.readTree(answer.text());
    }

    private Page person(Chromium chromium, Role role) {
        Page page = chromium.context("zh-CN").newPage();
        page.navigate(address.of("/sign-in?to=/me"));
        page.locator("#name").fill(name(role));
        page.locator("#password").fill(PASSWORD);
        page.locator("form button.primary").click();
        page.waitForURL("**/me");
        return page;
    }

    private UUID account(Role role) {
        return accounts.named(name(role)).orElseThrow().id();
    }

    private static String name(Role role) {
        return "ltijs-" + role.name().toLowerCase(Locale.ROOT);
    }
}
