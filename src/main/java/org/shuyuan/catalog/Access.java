package org.shuyuan.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.shuyuan.people.CurrentUser;
import org.shuyuan.people.Role;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** Who may see a resource and who may change it. */
@ApplicationScoped
public class Access {

    private final Catalog catalog;
    private final CurrentUser user;

    Access(Catalog catalog, CurrentUser user) {
        this.catalog = catalog;
        this.user = user;
    }

    /** The same as {@link #readable}, where a list names what may be gone. */
    public Optional<LearningResource> find(UUID id) {
        return catalog.find(id).filter(this::maySee);
    }

    /** The same of many, by their ids; what can't be seen is left out. */
    public Map<UUID, LearningResource> findAll(Collection<UUID> ids) {
        return catalog.findAll(ids).stream()
                .filter(this::maySee)
                .collect(Collectors.toMap(LearningResource::id, Function.identity()));
    }

    private boolean maySee(LearningResource resource) {
        return resource.published() || mayChange(resource);
    }

    /**
     * The resource, if whoever asks may see it: everyone what is published; drafts and what was withdrawn, who may
     * change it.
     *
     * @throws Problem {@link ProblemType#NOT_FOUND}, which doesn't tell that there is something to hide
     */
    public LearningResource readable(UUID id) {
        return find(id).orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
    }

    /**
     * The resource, if whoever asks may change it: its owner, and curators of its organisation or one above.
     *
     * @throws Problem {@link ProblemType#NOT_SIGNED_IN}, {@link ProblemType#FORBIDDEN} or {@link ProblemType#NOT_FOUND}
     */
    public LearningResource changeable(UUID id) {
        user.require();
        LearningResource resource = readable(id);
        if (!mayChange(resource)) {
            throw Problem.of(ProblemType.FORBIDDEN);
        }
        return resource;
    }

    public boolean mayChange(LearningResource resource) {
        return user.account()
                        .filter(account ->
                                resource.owner().filter(account.id()::equals).isPresent())
                        .isPresent()
                || user.has(Role.CURATOR, resource.organisation());
    }
}
