package org.shuyuan.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what an honest book never does to the page in which it is read: other origins, dialogs, new windows, moves of the top window. */
record Watchman(Page page, List<String> seen) {

    /** What a policy or the rule of one origin has stopped is told as a request that has failed: it never left. */
    private static final Set<String> STOPPED = Set.of("csp", "origin");

    /** From now on. What the page itself asks of its own origin is no matter. */
    static Watchman beside(Page page, URI base) {
        List<String> seen = new CopyOnWriteArrayList<>();
        page.context().onRequestFinished(request -> {
            if (leaves(request, base)) {
                seen.add("asked " + request.url());
            }
        });
        page.context().onRequestFailed(request -> {
            if (leaves(request, base) && !STOPPED.contains(request.failure())) {
                seen.add("asked in vain " + request.url() + ": " + request.failure());
            }
        });
        page.onDialog(dialog -> {
            seen.add("dialog " + dialog.message());
            dialog.dismiss();
        });
        page.onPopup(popup -> seen.add("window " + popup.url()));
        page.onDownload(download -> seen.add("download " + download.url()));
        return new Watchman(page, seen);
    }

    private static boolean leaves(Request request, URI base) {
        return !request.url().matches("(blob|data|about):.*") && !request.url().startsWith(base.toString());
    }

    void sawNothing() {
        assertThat(seen).isEmpty();
    }
}
