package org.shuyuan.web;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a page complains of: errors on its console, errors that nobody caught, and what its content policy has stopped. */
final class Complaints {

    private static final String POLICY = """
            document.addEventListener('securitypolicyviolation',
              ({ violatedDirective, blockedURI }) => console.error('stopped by ' + violatedDirective + ': ' + blockedURI))""";

    private Complaints() {}

    /** Filled from now on. */
    static List<String> of(Page page) {
        List<String> complaints = new CopyOnWriteArrayList<>();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.addInitScript(POLICY);
        return complaints;
    }
}
