package org.shuyuan.people;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Finds the account that a credential belongs to. */
@ApplicationScoped
class Identities implements IdentityProvider<Credential> {

    private final Sessions sessions;
    private final ApiTokens tokens;
    private final Accounts accounts;

    Identities(Sessions sessions, ApiTokens tokens, Accounts accounts) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.accounts = accounts;
    }

    @Override
    public Class<Credential> getRequestType() {
        return Credential.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(Credential credential, AuthenticationRequestContext context) {
        return context.runBlocking(() -> identity(credential));
    }

    private SecurityIdentity identity(Credential credential) {
        Optional<Account> account = switch (credential.form()) {
            case SESSION_COOKIE -> sessions.account(credential.value());
            case BEARER_TOKEN -> tokens.account(credential.value()).flatMap(accounts::find);
        };
        Optional<SecurityIdentity> known =
                account.map(CurrentUser::identity).map(QuarkusSecurityIdentity.Builder::build);
        return switch (credential.form()) {
            // A session that has ended makes its reader a visitor; public pages must go on working.
            case SESSION_COOKIE -> known.orElseGet(Identities::visitor);
            case BEARER_TOKEN -> known.orElseThrow(AuthenticationFailedException::new);
        };
    }

    private static SecurityIdentity visitor() {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(""))
                .setAnonymous(true)
                .build();
    }
}
