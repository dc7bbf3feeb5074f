package org.shuyuan.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.shuyuan.embedded.TestEngines;

/** Somebody stands before the door with a wrong password. */
@QuarkusTest
@WithTestResource(TestEngines.class)
@Timeout(120)
class SignInPageTest extends BrowserTest {

    @Test
    void aWrongPasswordIsSaidInWordsThatEverybodyPerceives() {
        Map<String, String> words = Map.of("zh-CN", "用户名或密码不正确", "en", "Name and password do not fit");
        try (Chromium chromium = new Chromium()) {
            words.forEach((language, said) -> {
                Page page = chromium.context(language).newPage();
                page.navigate(base.resolve("/sign-in?to=/me").toString());
                page.locator("#name").fill("nobody-of-that-name");
                page.locator("#password").fill("wrong horse");
                page.locator("form button.primary").click();

                assertThat(page.locator("[role=alert]")).containsText(said);
                axe(page, "a failed sign-in in " + language);
            });
        }
    }
}
