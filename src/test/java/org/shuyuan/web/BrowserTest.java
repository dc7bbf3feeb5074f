package org.shuyuan.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.shuyuan.people.Accounts;
import org.shuyuan.people.Organisations;
import org.shuyuan.sample.SampleFiles;

/** What every test needs that opens the pages of the service in a browser. */
abstract class BrowserTest {

    /** By the address of the service: the same bytes are taken in but once. */
    private static final Map<URI, String> FILMS = new HashMap<>();

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI base;

    @Inject
    Accounts accounts;

    @Inject
    Organisations organisations;

    @TempDir
    Path folder;

    /** A teacher who has signed in on this page. */
    Studio studio(Page page) {
        return Studio.open(base, page, accounts, organisations);
    }

    /** A published film of 48 s with captions, all of whose renditions are made. */
    String film() throws Exception {
        String known = FILMS.get(base);
        if (known != null) {
            return known;
        }
        Path file = SampleFiles.lesson(folder, 48);
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.context("zh-CN").newPage();
            Studio studio = studio(page);
            String film = studio.upload(file, "recorded-lesson");
            page.request()
                    .post(
                            base.resolve("/api/resources/" + film + "/captions?lang=zh-CN")
                                    .toString(),
                            RequestOptions.create()
                                    .setHeader("Content-Type", "text/vtt")
                                    .setData("WEBVTT\n\n00:00.000 --> 00:46.000\n抛物线的顶点在这里\n"));
            studio.publish(film);
            FILMS.put(base, film);
            return film;
        }
    }

    /** Nothing on a page, as it stands, keeps anybody out. */
    static void axe(Page page, String what) {
        assertThat(new AxeBuilder(page).analyze().getViolations()).as(what).isEmpty();
    }
}
