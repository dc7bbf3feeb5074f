package org.shuyuan.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.shuyuan.catalog.Field;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.search.Shelf;

/** What the field in the head of every page suggests while somebody types, and where that leads. */
@QuarkusTest
@WithTestResource(TestEngines.class)
@Timeout(300)
class SuggestBoxTest extends BrowserTest {

    private static final String INITIALS = "pxt";
    private static final String TITLE = "貔貅图说";
    private static final String TEACHER = "裴晓棠";
    private static final int PHONE = 390;

    @Inject
    Shelf shelf;

    private UUID lesson;

    @BeforeEach
    void aLessonThatBeginsSoInEveryWay() {
        lesson = shelf.lecture(TITLE)
                .saying(Field.KEYWORDS, "貔貅铜灯")
                .saying(Field.LESSON, "貔貅台")
                .saying(Field.CREATOR, TEACHER)
                .published();
        shelf.indexed();
    }

    @Test
    void initialsShowWhatBeginsSoByGroups() {
        try (Chromium chromium = new Chromium()) {
            Page page = open(chromium.context("zh-CN").newPage());

            type(page, INITIALS);

            assertThat(field(page)).hasAttribute("aria-expanded", "true");
            assertThat(list(page).getByRole(AriaRole.GROUP)).hasCount(4);
            assertThat(names(page)).containsExactly("知识点", "课题", "教师", "资源");
            assertThat(inGroup(page, "知识点")).hasText("貔貅铜灯");
            assertThat(inGroup(page, "课题")).hasText("貔貅台");
            assertThat(inGroup(page, "教师")).hasText(TEACHER);
            assertThat(inGroup(page, "资源").first()).hasText(TITLE);
            axe(page, "suggestions");
        }
    }

    @Test
    void theArrowsGoRoundAndTheReaderOfTheScreenIsToldWhereTheyAre() {
        try (Chromium chromium = new Chromium()) {
            Page page = open(chromium.context("zh-CN").newPage());
            type(page, INITIALS);
            Locator options = list(page).getByRole(AriaRole.OPTION);
            int last = options.count() - 1;

            assertThat(field(page)).not().hasAttribute("aria-activedescendant", Pattern.compile(".*"));
            page.keyboard().press("ArrowUp");
            isActive(page, options.nth(last));
            page.keyboard().press("ArrowDown");
            isActive(page, options.first());
            page.keyboard().press("ArrowDown");
            isActive(page, options.nth(1));
            axe(page, "a chosen suggestion");
        }
    }

    @Test
    void enterLeadsToTheResourceOrToWhatIsFound() {
        try (Chromium chromium = new Chromium()) {
            Page page = open(chromium.context("zh-CN").newPage());
            type(page, INITIALS);
            choose(page, inGroup(page, "资源").first());
            page.keyboard().press("Enter");
            assertThat(page).hasURL(Pattern.compile(".*/w/[0-9a-f-]{36}$"));
            assertThat(page.locator("h1")).hasText(TITLE);

            open(page);
            type(page, INITIALS);
            choose(page, inGroup(page, "教师"));
            page.keyboard().press("Enter");
            assertThat(page).hasURL(Pattern.compile(".*/s\\?q=%E8%A3%B4%E6%99%93%E6%A3%A0$"));
            assertThat(page.locator(".hit a[href='/w/" + lesson + "']").last()).isVisible();
        }
    }

    @Test
    void enterWithoutAChoiceAsksWhatWasTyped() {
        try (Chromium chromium = new Chromium()) {
            Page page = open(chromium.context("zh-CN").newPage());
            type(page, INITIALS);
            page.keyboard().press("Enter");
            assertThat(page).hasURL(Pattern.compile(".*/s\\?q=" + INITIALS + "$"));
        }
    }

    @Test
    void escapeClosesAndTheWordsStay() {
        try (Chromium chromium = new Chromium()) {
            Page page = open(chromium.context("zh-CN").newPage());
            type(page, INITIALS);
            page.keyboard().press("ArrowDown");
            page.keyboard().press("Escape");

            isClosed(page);
            assertThat(field(page)).hasValue(INITIALS);
            assertThat(field(page)).isFocused();

            page.keyboard().press("ArrowDown");
            assertThat(list(page)).isVisible();
            page.keyboard().press("Tab");
            isClosed(page);
        }
    }

    @Test
    void anAnswerThatComesLateOpensNothing() {
        try (Chromium chromium = new Chromium()) {
            Page page = open(chromium.context("zh-CN").newPage());
            List<Route> asked = new ArrayList<>();
            page.route("**/api/suggest*", asked::add);
            field(page).focus();
            page.keyboard().type(INITIALS);
            page.waitForCondition(() -> !asked.isEmpty());
            page.keyboard().press("Tab");
            asked.forEach(Route::resume);
            page.unroute("**/api/suggest*");

            // A second answer that has come proves that the first one would have.
            page.evaluate("() => fetch('/api/suggest?q=" + INITIALS + "').then(answer => answer.json())");
            isClosed(page);
        }
    }

    @Test
    void onAPhoneAFingerLeadsThere() {
        try (Chromium chromium = new Chromium()) {
            Page page = open(chromium.context(new Browser.NewContextOptions()
                            .setLocale("en")
                            .setViewportSize(PHONE, 844)
                            .setHasTouch(true))
                    .newPage());
            type(page, INITIALS);

            BoundingBox box = list(page).boundingBox();
            assertThat(box.x).isNotNegative();
            assertThat(box.x + box.width).isLessThanOrEqualTo(PHONE);
            assertThat(box.width).isGreaterThan(PHONE * 0.8);
            assertThat(page.evaluate("() => document.documentElement.scrollWidth"))
                    .isEqualTo(PHONE);
            assertThat(inGroup(page, "Topic").boundingBox().height).isGreaterThanOrEqualTo(44);
            axe(page, "suggestions on a phone");

            inGroup(page, "Topic").tap();
            assertThat(page).hasURL(Pattern.compile(".*/s\\?q=%E8%B2%94%E8%B2%85%E9%93%9C%E7%81%AF$"));
        }
    }

    private Page open(Page page) {
        page.navigate(base.resolve("/browse").toString());
        return page;
    }

    private static void type(Page page, String words) {
        field(page).focus();
        page.keyboard().type(words);
        assertThat(list(page)).isVisible();
        assertThat(field(page)).hasAttribute("aria-controls", list(page).getAttribute("id"));
    }

    /** With the arrows. */
    private static void choose(Page page, Locator option) {
        int most = list(page).getByRole(AriaRole.OPTION).count();
        for (int presses = 0; presses < most; presses++) {
            page.keyboard().press("ArrowDown");
            if ("true".equals(option.getAttribute("aria-selected"))) {
                return;
            }
        }
        throw new AssertionError("The arrows don't come to " + option);
    }

    private static void isActive(Page page, Locator option) {
        assertThat(option).hasAttribute("aria-selected", "true");
        assertThat(list(page).locator("[aria-selected=true]")).hasCount(1);
        assertThat(field(page)).hasAttribute("aria-activedescendant", option.getAttribute("id"));
        assertThat(field(page)).isFocused();
    }

    private static void isClosed(Page page) {
        assertThat(list(page)).isHidden();
        assertThat(field(page)).hasAttribute("aria-expanded", "false");
        assertThat(field(page)).not().hasAttribute("aria-activedescendant", Pattern.compile(".*"));
    }

    private static Locator field(Page page) {
        return page.getByRole(AriaRole.COMBOBOX);
    }

    private static Locator list(Page page) {
        return page.locator("[role=listbox]");
    }

    private static List<String> names(Page page) {
        return list(page).getByRole(AriaRole.GROUP).all().stream()
                .map(group -> group.getAttribute("aria-label"))
                .toList();
    }

    private static Locator inGroup(Page page, String name) {
        return list(page)
                .getByRole(AriaRole.GROUP, new Locator.GetByRoleOptions().setName(name))
                .getByRole(AriaRole.OPTION);
    }
}
