package org.shuyuan.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.shuyuan.share.lti.TestPlatform;

/**
 * What the people of a class do, each in a browser of their own.
 *
 * @param tool the address of the service, and {@code password} that of its operator
 * @param title of the film that is placed
 */
record ClassWalk(Chromium chromium, ClassSite site, URI tool, String password, String title) {

    static final String PUPIL = "pupil-1";
    static final String TEACHER = "teacher-1";
    static final String ELSEWHERE = "elsewhere.test";

    private static final String DO = "button.primary";

    ToolFrame person() {
        return ToolFrame.on(page());
    }

    /** The platform is registered by a link, and let in; answers its page. */
    Page registers(TestPlatform platform) {
        Page curator = page();
        curator.navigate(tool.resolve("/sign-in?to=/admin/platforms").toString());
        curator.locator("#name").fill("operator");
        curator.locator("#password").fill(password);
        curator.locator("form " + DO).click();
        curator.locator("form[action='/admin/platforms/link'] button").click();
        String link = curator.locator("p.note code.address").textContent();
        ToolFrame.isOpenToAll(curator, "the platforms");

        ToolFrame administrator = person().open(site.registers(link));
        administrator.find("form " + DO).waitFor();
        administrator.isOpenToAll("a registration");
        administrator.find("form " + DO).click();
        administrator.find("launch-close button").click();
        assertThat(administrator.page().locator("h1")).hasText("工具已添加");

        curator.navigate(tool.resolve("/admin/platforms").toString());
        curator.locator("li.item")
                .filter(new Locator.FilterOptions().setHasText(platform.issuer()))
                .locator("a")
                .click();
        curator.locator("button[name=on][value=true]").click();
        assertThat(curator.locator(".checks .good")).hasCount(4);
        assertThat(curator.locator(".checks .bad")).hasCount(0);
        ToolFrame.isOpenToAll(curator, "a platform");
        return curator;
    }

    void places(ToolFrame teacher) {
        teacher.open(site.opens(TEACHER, "choose"));
        teacher.find("[role=search] input").fill(title);
        teacher.find("[role=search] button").click();
        teacher.frame().waitForURL("**/choose?q=*");
        teacher.find(".hit h2 a").first().waitFor();
        teacher.isOpenToAll("the search");
        teacher.find(".hit h2 a").first().click();
        teacher.find("[name=from]").fill("0:02");
        teacher.find("[name=to]").fill("0:14");
        // The film above may yet move what is below it, but not what a key is for.
        teacher.find("[name=graded]").press("Space");
        assertThat(teacher.find("[name=graded]")).isChecked();
        teacher.find("[name=needed]").fill("50");
        teacher.isOpenToAll("what is set");
        teacher.find(".actions " + DO).click();
        assertThat(teacher.find("#placed")).hasText("1");
    }

    /** The same without a mouse. */
    void placesByKeyboard(ToolFrame teacher) {
        teacher.open(site.opens(TEACHER, "choose"));
        teacher.type("[role=search] input", title);
        teacher.page().keyboard().press("Enter");
        teacher.frame().waitForURL("**/choose?q=*");
        teacher.tabTo(".hit h2 a");
        teacher.page().keyboard().press("Enter");
        teacher.type("[name=from]", "0:02");
        teacher.type("[name=to]", "0:14");
        teacher.tabTo("[name=graded]");
        teacher.page().keyboard().press("Space");
        teacher.type("[name=needed]", "50");
        teacher.tabTo(".actions " + DO);
        teacher.page().keyboard().press("Enter");
        assertThat(teacher.find("#placed")).hasText("1");
    }

    /** More than half of the part, and not all. */
    void watches(ToolFrame pupil) {
        Screen screen = pupil.open(site.opens(PUPIL, "0")).film();
        pupil.isOpenToAll("a lesson");
        // Stopped by the page itself: on a busy machine a click comes when the part is over.
        screen.value("(v.addEventListener('timeupdate', () => { if (v.currentTime > 9.5) v.pause(); }), '')");
        screen.find(".player-big").click();
        screen.until("v.paused && v.currentTime > 9.5");
        assertThat(screen.value("p.dataset.way")).isEqualTo("mse");
        assertThat(screen.at()).isBetween(9.5, 13.5);
    }

    void raisesWhatIsNeeded(ToolFrame teacher) {
        teacher.open(site.opens(TEACHER, "0"));
        teacher.find("a[href$='/class']").click();
        Locator row = teacher.find(".standings tbody tr").filter(new Locator.FilterOptions().setHasText(PUPIL));
        assertThat(row).containsText(Pattern.compile("[5-9]\\d%"));
        assertThat(row.locator("td.sent")).containsText("100");
        teacher.find("#needed").fill("100");
        teacher.find("form[action$='/rule'] button").click();
        teacher.frame().waitForURL("**/class");
    }

    void seesTheWholeClass(ToolFrame teacher, String whoNeverCame) {
        teacher.find("a[href$='all=true']").click();
        assertThat(teacher.find(".standings tbody tr")).hasCount(2);
        assertThat(teacher.find(".standings")).containsText(whoNeverCame);
        teacher.isOpenToAll("the class");
    }

    void readsWhatIsKept(ToolFrame pupil) {
        pupil.find("a[href$='/own']").click();
        pupil.find("form[action$='/own/forget']")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        pupil.isOpenToAll("what is kept");
    }

    /** A page of a launch in a frame of another site than that of the platform: the browser refuses to show it. */
    void isShownNowhereElse(ToolFrame pupil) {
        String page = pupil.frame().url();
        assertThat(page).startsWith(tool.resolve("/lti/in/").toString());
        List<String> said = new CopyOnWriteArrayList<>();
        Page other = pupil.page().context().newPage();
        other.onConsoleMessage(message -> said.add(message.text()));
        other.navigate(site.at(ELSEWHERE, "/elsewhere?show=" + URLEncoder.encode(page, StandardCharsets.UTF_8))
                .toString());
        other.waitForCondition(() -> said.stream().anyMatch(each -> each.contains("frame-ancestors")));
        assertThat(other.frames().getLast().url()).doesNotStartWith(tool.toString());
        other.close();
    }

    void isRefused(ToolFrame pupil) {
        pupil.open(site.opens(PUPIL, "nothing")).find(".launch-refusal h1").waitFor();
        pupil.isOpenToAll("a refusal");
    }

    private Page page() {
        return chromium.context(
                        new Browser.NewContextOptions().setLocale("zh-CN").setIgnoreHTTPSErrors(true))
                .newPage();
    }
}
