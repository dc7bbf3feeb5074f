package org.shuyuan.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.people.CurrentUser;
import org.shuyuan.people.Role;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** Who may change a resource: its owner, and the curators of its organisation. */
@ApplicationScoped
public class Editing {

    private final Catalog catalog;
    private final CurrentUser user;

    Editing(Catalog catalog, CurrentUser user) {
        this.catalog = catalog;
        this.user = user;
    }

    public boolean allowed(LearningResource resource) {
        return user.account()
                .filter(account ->
                        account.id().equals(resource.owner()) || user.has(Role.CURATOR, resource.organisation()))
                .isPresent();
    }

    /**
     * @throws Problem {@link ProblemType#NOT_FOUND} also for a stranger's draft, so that nobody learns that it is there;
     *     {@link ProblemType#FORBIDDEN} for what everyone may see but not change
     */
    public LearningResource open(UUID id) {
        LearningResource resource = catalog.get(id);
        if (!allowed(resource)) {
            throw Problem.of(resource.published() ? ProblemType.FORBIDDEN : ProblemType.NOT_FOUND);
        }
        return resource;
    }
}
