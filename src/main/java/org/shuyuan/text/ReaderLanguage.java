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
            RoutingContext exchange = request.getCurrent();
            found = exchange == null ? Language.ZH_CN : of(exchange);
        }
        return found;
    }

    /** Answers this request in a language that is known otherwise. */
    public void use(Language known) {
        found = known;
    }

    /** The same for a route that stands before the requests of the container. */
    public static Language of(RoutingContext exchange) {
        String asked = exchange.request().getParam(NAME);
        Cookie kept = exchange.request().getCookie(NAME);
        if (asked != null || kept != null) {
            return Language.of(asked != null || kept == null ? asked : kept.getValue());
        }
        return Language.of(exchange.request().getHeader("Accept-Language"));
    }
}
