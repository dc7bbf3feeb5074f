package org.shuyuan.share.lti.session;

import jakarta.enterprise.context.ApplicationScoped;
import org.shuyuan.play.DirectBytes;

/** What pages within a launch say to the browser: as strict as everywhere, but shown in the frames of one platform. */
@ApplicationScoped
public class FramePolicy {

    public static final String HEADER = "Content-Security-Policy";

    /** For pages that have to speak with the platform that has opened their window (HTML, 7.1.3). */
    public static final String OPENER = "Cross-Origin-Opener-Policy";

    public static final String OPENER_KEPT = "unsafe-none";

    /** For pages on which nothing can be done. */
    public static final String ANYWHERE = "*";

    private final DirectBytes direct;

    FramePolicy(DirectBytes direct) {
        this.direct = direct;
    }

    /** @param frames who may show it: sources of {@code frame-ancestors} (CSP 3, 6.4.2) */
    public String of(String frames) {
        return of(frames, "'self'");
    }

    /** @param forms where forms may be sent (CSP 3, 6.4.1) */
    public String of(String frames, String forms) {
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self'",
                "style-src 'self'",
                "img-src 'self' data: blob:",
                "media-src 'self' blob:" + direct.source(),
                "connect-src 'self'" + direct.source(),
                "font-src 'self' data: blob:",
                "worker-src 'self'",
                "frame-src 'self'",
                "base-uri 'none'",
                "form-action " + forms,
                "frame-ancestors " + frames);
    }
}
