package org.shuyuan.share.lti.session;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.BaseAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import org.shuyuan.people.CurrentUser;

/**
 * Reads the session that stands in an address. Below {@link LaunchSession#PATH} it is the only credential: a cookie of the same reader counts
 * for nothing there, and the session for nothing elsewhere. Whoever was sent has no role of ours, whichever account it is.
 */
@ApplicationScoped
class LaunchAuthentication implements HttpAuthenticationMechanism {

    /** Before that of cookies. */
    private static final int FIRST = HttpAuthenticationMechanism.DEFAULT_PRIORITY + 1;

    /** A session as it was brought. */
    static final class Brought extends BaseAuthenticationRequest {
        private final String sealed;

        Brought(String sealed) {
            this.sealed = sealed;
        }
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext exchange, IdentityProviderManager providers) {
        String path = exchange.normalizedPath();
        if (!path.startsWith(LaunchSession.PATH)) {
            return Uni.createFrom().optional(Optional.empty());
        }
        String rest = path.substring(LaunchSession.PATH.length());
        int end = rest.indexOf('/');
        return providers.authenticate(new Brought(end < 0 ? rest : rest.substring(0, end)));
    }

    @Override
    public int getPriority() {
        return FIRST;
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext exchange) {
        return Uni.createFrom().optional(Optional.empty());
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(Brought.class);
    }

    /** Opens what was brought. */
    @ApplicationScoped
    static class Provider implements IdentityProvider<Brought> {

        private final LaunchSessions sessions;
        private final Guests guests;

        Provider(LaunchSessions sessions, Guests guests) {
            this.sessions = sessions;
            this.guests = guests;
        }

        @Override
        public Class<Brought> getRequestType() {
            return Brought.class;
        }

        @Override
        public Uni<SecurityIdentity> authenticate(Brought brought, AuthenticationRequestContext context) {
            return context.runBlocking(() -> identity(brought));
        }

        /** A session that is over makes its reader a visitor, whom the page tells what to do. */
        private SecurityIdentity identity(Brought brought) {
            Optional<LaunchSession> session = sessions.open(brought.sealed);
            QuarkusSecurityIdentity.Builder who = session.flatMap(LaunchSession::account)
                    // Who has disconnected an account isn't met under its name any more, whatever session is still
                    // open.
                    .flatMap(guests::sent)
                    .map(CurrentUser::identity)
                    .orElseGet(() -> QuarkusSecurityIdentity.builder()
                            .setPrincipal(new QuarkusPrincipal(""))
                            .setAnonymous(true));
            session.ifPresent(open -> who.addAttribute(Launched.SESSION, open));
            return who.build();
        }
    }
}
