package org.shuyuan.people;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** Who is asking. */
@RequestScoped
public class CurrentUser {

    private static final String ACCOUNT = "account";

    private final SecurityIdentity identity;
    private final Organisations organisations;

    CurrentUser(SecurityIdentity identity, Organisations organisations) {
        this.identity = identity;
        this.organisations = organisations;
    }

    /** Whoever brings a credential of this account, with the roles that it has. */
    public static QuarkusSecurityIdentity.Builder identity(Account account) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(account.name()))
                .addRoles(account.roles())
                .addAttribute(ACCOUNT, account);
    }

    public Optional<Account> account() {
        return Optional.ofNullable(identity.getAttribute(ACCOUNT));
    }

    /** @throws Problem {@link ProblemType#NOT_SIGNED_IN} */
    public Account require() {
        return account().orElseThrow(() -> Problem.of(ProblemType.NOT_SIGNED_IN));
    }

    /** The organisation that what this account makes belongs to. */
    public UUID home() {
        return require().memberships().stream()
                .filter(membership -> membership.role() != Role.LEARNER)
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemType.FORBIDDEN))
                .organisation();
    }

    /** Whether the role is held in this organisation or in one above it; an operator may do what any role may. */
    public boolean has(Role role, UUID organisation) {
        Set<UUID> held = held(role).collect(Collectors.toSet());
        // Most who read have no role at all, and nothing is to be looked up for them.
        return !held.isEmpty()
                && organisations.line(organisation).stream()
                        .map(Organisation::id)
                        .anyMatch(held::contains);
    }

    /** The organisations in which {@link #has} is so, by their codes; asked at once, where there are many. */
    public List<Organisation> where(Role role) {
        return organisations.below(held(role).collect(Collectors.toSet()));
    }

    private Stream<UUID> held(Role role) {
        return account().stream()
                .flatMap(account -> account.memberships().stream())
                .filter(membership -> membership.role() == role || membership.role() == Role.OPERATOR)
                .map(membership -> membership.organisation());
    }
}
