package org.shuyuan.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasClassOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** The queue of the upload page, and all that its lines have said. */
record UploadQueue(Page page) {

    private static final double LONG = Duration.ofMinutes(3).toMillis();

    private static final String LISTEN = """
            () => {
              window.said = [];
              new MutationObserver(() => document.querySelectorAll('.queued').forEach((line, number) => {
                const words = line.querySelector('.stage').textContent;
                const said = (window.said[number] ??= []);
                if (said.at(-1) !== words) said.push(words);
              })).observe(document.querySelector('.queue'), { subtree: true, childList: true, characterData: true });
            }""";

    static UploadQueue open(URI base, Page page) {
        page.navigate(base.resolve("/studio/upload").toString());
        page.evaluate(LISTEN);
        return new UploadQueue(page);
    }

    void choose(String kind, Path... files) {
        page.locator("input[name=kind][value=" + kind + "]").check();
        page.locator("input[type=file]").setInputFiles(files);
    }

    Locator line(int number) {
        return page.locator(".queued").nth(number);
    }

    Locator stage(int number) {
        return line(number).locator(".stage");
    }

    Locator refusal(int number) {
        return line(number).locator("[role=alert]");
    }

    /** Waits until it is processed, and answers the id of the resource. */
    String done(int number) {
        assertThat(line(number)).hasClass(Pattern.compile(".*\\bdone\\b.*"), new HasClassOptions().setTimeout(LONG));
        String href = line(number).locator("a[href*='/studio/items/']").getAttribute("href");
        return href.substring(href.lastIndexOf('/') + 1);
    }

    List<String> said(int number) {
        return ((List<?>) page.evaluate("number => window.said[number] ?? []", number))
                .stream().map(String::valueOf).toList();
    }
}
