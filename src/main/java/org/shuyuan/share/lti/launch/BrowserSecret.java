package org.shuyuan.share.lti.launch;

import jakarta.ws.rs.core.Cookie;
import java.util.Map;
import java.util.Optional;

/**
 * What shows that the browser that brings a token is the one that was sent for it: a cookie that lives in the frame of this platform alone
 * (CHIPS, {@code Partitioned}), one for each login, so that two lessons on one page don't take each other's.
 */
final class BrowserSecret {

    private static final String NAME = "shuyuan-lti-";
    private static final int DISTINCT = 8;

    private BrowserSecret() {}

    static String cookie(LoginStates.Begun begun) {
        return name(begun.nonce()) + "=" + begun.secret() + "; Max-Age=" + LoginStates.LIFE.toSeconds() + attributes();
    }

    /** The same cookie, to be forgotten. */
    static String spent(LoginStates.State state) {
        return name(state.nonce()) + "=; Max-Age=0" + attributes();
    }

    static Optional<String> in(Map<String, Cookie> cookies, LoginStates.State state) {
        return Optional.ofNullable(cookies.get(name(state.nonce()))).map(Cookie::getValue);
    }

    /** Under which the platform keeps the same secret, where cookies are blocked. */
    static String name(String nonce) {
        return NAME + nonce.substring(0, DISTINCT);
    }

    private static String attributes() {
        return "; Path=" + LaunchResource.PATH + "; Secure; HttpOnly; SameSite=None; Partitioned";
    }
}
