package org.shuyuan.share.copy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.Licences;
import org.shuyuan.catalog.Provenance;
import org.shuyuan.catalog.ResourceChanged;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** Says what is to be copied: what a rule wants as it comes, what a person asks for, and what has changed where it came from. */
@ApplicationScoped
class Wishes {

    private final Catalog catalog;
    private final Licences licences;
    private final CopyRules rules;
    private final Copies copies;
    private final CopyQueue queue;

    Wishes(Catalog catalog, Licences licences, CopyRules rules, Copies copies, CopyQueue queue) {
        this.catalog = catalog;
        this.licences = licences;
        this.rules = rules;
        this.copies = copies;
        this.queue = queue;
    }

    void changed(@Observes ResourceChanged event) {
        catalog.find(event.resource()).filter(this::mayBeCopied).ifPresent(this::changed);
    }

    private void changed(LearningResource resource) {
        Optional<Copy> copy = copies.find(resource.id());
        if (copy.isPresent()) {
            boolean other = copy.get()
                    .record()
                    .filter(seen -> !seen.equals(record(resource)))
                    .isPresent();
            if (other) {
                copies.renew(resource.id());
            }
        } else if (rules.want(resource)) {
            copies.wanted(resource.id());
        }
    }

    /**
     * A person wants to have it here.
     *
     * @throws Problem {@link ProblemType#COPY_NOT_OFFERED} or {@link ProblemType#DOWNLOAD_NOT_ALLOWED}
     */
    @Transactional
    void ask(UUID id) {
        LearningResource resource = catalog.get(id);
        if (resource.provenance().isEmpty() || !resource.published()) {
            throw Problem.of(ProblemType.COPY_NOT_OFFERED);
        }
        if (!licences.mayBeTaken(resource)) {
            throw Problem.of(ProblemType.DOWNLOAD_NOT_ALLOWED);
        }
        copies.asked(id);
        queue.begin(id);
    }

    /** Whether it comes from elsewhere, and its licence lets it be kept here. */
    boolean mayBeCopied(LearningResource resource) {
        return resource.provenance().isPresent() && resource.published() && licences.mayBeTaken(resource);
    }

    /** What its source says of when it was changed last. */
    static String record(LearningResource resource) {
        return resource.provenance()
                .map(Provenance::last)
                .map(Provenance.Hop::datestamp)
                .orElse("");
    }
}
