package org.shuyuan.web;

import io.quarkus.arc.Arc;
import io.quarkus.qute.TemplateExtension;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.shuyuan.people.Account;
import org.shuyuan.people.CurrentUser;
import org.shuyuan.people.Role;

/** {@code {#if me:signedIn}}: who is looking at the page. */
@TemplateExtension(namespace = "me")
final class Visitor {

    private static final String SIGN_IN = "/sign-in";

    private Visitor() {}

    static boolean signedIn() {
        return account().isPresent();
    }

    /** Whether the pages of the studio are open to the visitor. */
    static boolean teacher() {
        return account().stream()
                .flatMap(account -> account.memberships().stream())
                .anyMatch(membership -> membership.role() != Role.LEARNER);
    }

    /** Whether the pages of sharing are open to the visitor. */
    static boolean curator() {
        return account().stream()
                .flatMap(account -> account.memberships().stream())
                .anyMatch(membership -> membership.role() == Role.CURATOR || membership.role() == Role.OPERATOR);
    }

    static String name() {
        return account().map(Account::displayName).orElse("");
    }

    /** Where the visitor signs in, and from where the way leads back to this page. */
    static String signIn() {
        RoutingContext context =
                Arc.container().select(CurrentVertxRequest.class).get().getCurrent();
        if (context == null || !context.request().method().equals(HttpMethod.GET)) {
            return SIGN_IN;
        }
        String here = context.request().uri();
        return here.equals("/") || here.startsWith(SIGN_IN)
                ? SIGN_IN
                : SIGN_IN + "?to=" + URLEncoder.encode(here, StandardCharsets.UTF_8);
    }

    private static Optional<Account> account() {
        try {
            return Arc.container().select(CurrentUser.class).get().account();
        } catch (RuntimeException unresolved) {
            // Where nobody can be recognised now, the page that says so has a visitor.
            return Optional.empty();
        }
    }
}
