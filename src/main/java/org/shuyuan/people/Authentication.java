package org.shuyuan.people;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the session cookie of a browser or the bearer token (RFC 6750) of a script. */
@ApplicationScoped
class Authentication implements HttpAuthenticationMechanism {

    private static final String BEARER = "Bearer ";

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext exchange, IdentityProviderManager providers) {
        return credential(exchange)
                .map(credential ->
                        providers.authenticate(HttpSecurityUtils.setRoutingContextAttribute(credential, exchange)))
                .orElseGet(() -> Uni.createFrom().optional(Optional.empty()));
    }

    private static Optional<Credential> credential(RoutingContext exchange) {
        String header = exchange.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null && isBearer(header)) {
            return Optional.of(new Credential(
                    Credential.Form.BEARER_TOKEN,
                    header.substring(BEARER.length()).strip()));
        }
        Cookie cookie = exchange.request().getCookie(Sessions.COOKIE);
        return Optional.ofNullable(cookie)
                .map(present -> new Credential(Credential.Form.SESSION_COOKIE, present.getValue()));
    }

    static boolean isBearer(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext exchange) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer realm=\"shuyuan\""));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(Credential.class);
    }
}
