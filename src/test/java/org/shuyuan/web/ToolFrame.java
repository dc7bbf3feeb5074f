package org.shuyuan.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.shuyuan.share.lti.session.LaunchSession;

/** Somebody before the page of a class, and the frame in it where the tool is. */
record ToolFrame(Page page, List<Request> documents) {

    private static final int PHONE = 390;
    private static final int DESK = 1_366;
    private static final int MOST_STOPS = 80;

    static ToolFrame on(Page page) {
        List<Request> documents = new CopyOnWriteArrayList<>();
        page.onRequest(request -> {
            if (request.isNavigationRequest() && request.url().contains(LaunchSession.PATH)) {
                documents.add(request);
            }
        });
        return new ToolFrame(page, documents);
    }

    ToolFrame open(URI address) {
        page.navigate(address.toString());
        return this;
    }

    /** From now on the browser keeps no cookie that the tool sets in this page; in other tabs it does. */
    ToolFrame withoutCookies(int port) {
        page.route("**/lti/login", route -> {
            // The driver knows no names of a test; nor does the browser get the cookies of this address.
            URI login = URI.create(route.request().url());
            var answer = route.fetch(new Route.FetchOptions()
                    .setUrl("https://127.0.0.1:" + port + login.getRawPath()
                            + (login.getRawQuery() == null ? "" : "?" + login.getRawQuery()))
                    .setMaxRedirects(0));
            Map<String, String> headers = new TreeMap<>(answer.headers());
            // What was packed is unpacked by now.
            headers.keySet().removeAll(Set.of("set-cookie", "content-encoding", "content-length"));
            route.fulfill(new Route.FulfillOptions().setResponse(answer).setHeaders(headers));
        });
        return this;
    }

    Locator find(String selector) {
        return page.frameLocator("iframe[name=tool]").locator(selector);
    }

    Frame frame() {
        return page.frame("tool");
    }

    /** The film in the frame, ready to be played. */
    Screen film() {
        find("lesson-player.ready").waitFor();
        return new Screen(page, frame());
    }

    /** Goes there from stop to stop, as whoever has no mouse does. */
    void tabTo(String selector) {
        find(selector).first().waitFor();
        for (int stop = 0; stop < MOST_STOPS; stop++) {
            if (Boolean.TRUE.equals(
                    frame().evaluate("selector => Boolean(document.activeElement?.matches(selector))", selector))) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("no stop at " + selector);
    }

    /** Writes there instead of what stands there. */
    void type(String selector, String words) {
        tabTo(selector);
        page.keyboard().press("Control+a");
        page.keyboard().type(words);
    }

    /** What is shown keeps nobody out, on a phone as at a desk. */
    void isOpenToAll(String what) {
        isOpenToAll(page, what);
    }

    static void isOpenToAll(Page page, String what) {
        for (int width : List.of(PHONE, DESK)) {
            page.setViewportSize(width, 800);
            for (Frame frame : page.frames()) {
                assertThat(frame.evaluate("() => document.documentElement.scrollWidth - window.innerWidth"))
                        .as(what + " is wider than " + width)
                        .isEqualTo(0);
            }
            BrowserTest.axe(page, what + " at " + width);
        }
    }

    /** All that was shown in a launch was shown without one. */
    void neededNoCookie() {
        assertThat(documents).isNotEmpty();
        assertThat(documents)
                .allSatisfy(request -> assertThat(request.allHeaders()).doesNotContainKey("cookie"));
    }
}
