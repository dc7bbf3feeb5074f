package org.shuyuan.share.lti.tool;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the access token of a tool (RFC 6750), at the addresses of services for tools and nowhere else: there it is nobody with an
 * account, and its scopes are its roles.
 */
@ApplicationScoped
class ToolAuthentication implements HttpAuthenticationMechanism {

    /** Of line items and scores. */
    static final String PATH = "/lti/ags";

    /** Of who is in a class. */
    static final String ROSTERS = "/lti/nrps";

    private static final String BEARER = "Bearer ";

    private final AccessTokens tokens;

    ToolAuthentication(AccessTokens tokens) {
        this.tokens = tokens;
    }

    /** Before that of accounts, to which a token of a tool is a wrong one. */
    @Override
    public int getPriority() {
        return HttpAuthenticationMechanism.DEFAULT_PRIORITY + 1;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext exchange, IdentityProviderManager providers) {
        String path = exchange.normalizedPath();
        if (!path.startsWith(PATH + "/") && !path.startsWith(ROSTERS + "/")) {
            return Uni.createFrom().optional(Optional.empty());
        }
        return Optional.ofNullable(exchange.request().getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .flatMap(header -> tokens.open(header.substring(BEARER.length()).strip()))
                .map(token -> Uni.createFrom().item(identity(token)))
                .orElseGet(() -> Uni.createFrom().failure(new AuthenticationFailedException()));
    }

    private static SecurityIdentity identity(AccessTokens.Opened token) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(token.tool().toString()))
                .addRoles(token.scopes().stream().map(Scope::uri).collect(Collectors.toSet()))
                .build();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext exchange) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer realm=\"shuyuan-tools\""));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }
}
