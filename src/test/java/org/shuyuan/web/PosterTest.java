package org.shuyuan.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.render.Wanted;
import org.shuyuan.sample.SampleFiles;

/** A teacher chooses the picture that stands for her film, or sends one, and it stays. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class PosterTest extends BrowserTest {

    @Inject
    Wanted wanted;

    @Test
    void aPosterIsChosenSentAndGivenUp() throws Exception {
        Path film = SampleFiles.lesson(folder, 24);
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.context("zh-CN").newPage();
            Studio studio = studio(page);
            String lesson = studio.upload(film, "micro-lecture");
            byte[] automatic = picture(page, lesson);
            Locator choices = page.locator(".poster-choice");
            await().atMost(Duration.ofMinutes(1)).until(() -> {
                page.navigate(base.resolve("/studio/items/" + lesson).toString());
                return choices.count() > 1;
            });
            assertThat(choices.count()).isLessThanOrEqualTo(6);

            choices.last().click();
            byte[] chosen = changed(page, lesson, automatic);
            page.navigate(base.resolve("/studio/items/" + lesson).toString());
            assertThat(choices.last()).hasAttribute("aria-pressed", "true");
            axe(page, "the choice of a poster");

            // Whatever is rendered again, what was chosen stays.
            wanted.want(UUID.fromString(lesson));
            assertThat(picture(page, lesson)).isEqualTo(chosen);

            page.locator("#poster-file").setInputFiles(new FilePayload("我的.png", "image/png", red()));
            page.locator("form[action$='/poster/own'] button").click();
            BufferedImage own = ImageIO.read(new ByteArrayInputStream(changed(page, lesson, chosen)));
            assertThat(new Color(own.getRGB(10, 10)).getRed()).isGreaterThan(200);

            page.navigate(base.resolve("/studio/items/" + lesson).toString());
            page.locator("text=恢复自动封面").click();
            await().atMost(Duration.ofMinutes(1)).until(() -> picture(page, lesson), equalTo(automatic));
            onlyHersToChoose(chromium, lesson);
        }
    }

    private void onlyHersToChoose(Chromium chromium, String lesson) {
        Page stranger = chromium.context("zh-CN").newPage();
        String poster = base.resolve("/api/resources/" + lesson + "/poster").toString();
        assertThat(stranger.request().delete(poster).status()).isEqualTo(401);
        assertThat(stranger.request().put(poster + "/choices/1/chosen").status())
                .isEqualTo(401);
        assertThat(stranger.request().get(poster + "/choices/1").status()).isEqualTo(401);
    }

    private byte[] changed(Page page, String lesson, byte[] before) {
        return await().atMost(Duration.ofMinutes(1)).until(() -> picture(page, lesson), not(equalTo(before)));
    }

    /** As a card shows it. */
    private byte[] picture(Page page, String lesson) {
        return page.request()
                .get(base.resolve("/w/" + lesson + "/picture").toString())
                .body();
    }

    private static byte[] red() throws Exception {
        BufferedImage drawn = new BufferedImage(320, 180, BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = drawn.createGraphics();
        brush.setColor(Color.RED);
        brush.fillRect(0, 0, 320, 180);
        brush.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(drawn, "png", png);
        return png.toByteArray();
    }
}
