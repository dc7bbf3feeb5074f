package org.shuyuan.text;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/**
 * The language in which this request is answered: the one asked for in its address ({@code ?lang=en}), else the one that
 * the reader chose before (a cookie), else the first that the browser prefers.
 */
@RequestScoped
public class ReaderLanguage {

    /** Both the parameter of an address and the cookie. */
    public static final String NAME = "lang";

    private final CurrentVertxRequest request;
    private @Nullable Language found;

    ReaderLanguage(CurrentVertxRequest request) {
        this.request = request;
    }

    public Language get() {
        if (found == null) {
            found = find(request.getCurrent());
        }
        return found;
    }

    private static Language find(@Nullable RoutingContext exchange) {
        if (exchange == null) {
            return Language.ZH_CN;
        }
        String asked = exchange.request().getParam(NAME);
        Cookie kept = exchange.request().getCookie(NAME);
        if (asked != null || kept != null) {
            return Language.of(asked != null || kept == null ? asked : kept.getValue());
        }
        return Language.of(exchange.request().getHeader("Accept-Language"));
    }
}
