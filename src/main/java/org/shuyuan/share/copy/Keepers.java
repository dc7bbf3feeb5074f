package org.shuyuan.share.copy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.shuyuan.catalog.Access;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.people.Account.Membership;
import org.shuyuan.people.CurrentUser;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.Organisations;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** Who may have a lesson kept here: every curator, and teachers of its organisation, of those above it and those below it. */
@ApplicationScoped
class Keepers {

    private final CurrentUser user;
    private final Access access;
    private final Organisations organisations;

    Keepers(CurrentUser user, Access access, Organisations organisations) {
        this.user = user;
        this.access = access;
        this.organisations = organisations;
    }

    boolean may(LearningResource resource) {
        return user.account().stream()
                .flatMap(account -> account.memberships().stream())
                .anyMatch(membership -> may(membership, resource.organisation()));
    }

    private boolean may(Membership membership, UUID organisation) {
        return switch (membership.role()) {
            case OPERATOR, CURATOR -> true;
            case TEACHER ->
                line(organisation).contains(membership.organisation())
                        || line(membership.organisation()).contains(organisation);
            case LEARNER -> false;
        };
    }

    private List<UUID> line(UUID organisation) {
        return organisations.line(organisation).stream().map(Organisation::id).toList();
    }

    /** @throws Problem {@link ProblemType#NOT_SIGNED_IN}, {@link ProblemType#FORBIDDEN} or {@link ProblemType#NOT_FOUND} */
    LearningResource require(UUID id) {
        user.require();
        LearningResource resource = access.readable(id);
        if (!may(resource)) {
            throw Problem.of(ProblemType.FORBIDDEN);
        }
        return resource;
    }
}
