package org.shuyuan.share.harvest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.shuyuan.share.harvest.wire.HarvestTrouble;
import org.shuyuan.share.harvest.wire.Identity;

/** Compares, at the beginning of each run, who a repository is with who it was. */
@ApplicationScoped
class Greeting {

    private final Sources sources;
    private final Doubts doubts;

    Greeting(Sources sources, Doubts doubts) {
        this.sources = sources;
        this.doubts = doubts;
    }

    /**
     * The source as it is now. How it tells times and deletions is followed, and told. Another name is not: whoever takes over
     * an address could speak for the maker of lessons, and the records under the old name would be refused one by one.
     *
     * @throws HarvestTrouble {@link HarvestTrouble.Kind#RENAMED}
     */
    @Transactional(dontRollbackOn = HarvestTrouble.class)
    Source met(Run run, Source source, Identity identity) {
        Optional<String> other =
                identity.repositoryIdentifier().filter(name -> !source.names().contains(name));
        if (!other.equals(source.claimed())) {
            sources.claim(source.id(), other);
        }
        if (other.isPresent()) {
            throw new HarvestTrouble(
                    HarvestTrouble.Kind.RENAMED,
                    source.authority().map(name -> name + " → ").orElse("") + other.get());
        }
        List<String> changes = new ArrayList<>();
        changed(source.granularity(), identity.granularity()).ifPresent(changes::add);
        changed(source.deletions(), identity.deletions()).ifPresent(changes::add);
        if (!changes.isEmpty()) {
            sources.follow(source.id(), identity.granularity(), identity.deletions());
            doubts.add(run.id(), new Doubt("", Doubt.Reason.TOLD_OTHERWISE, String.join(", ", changes)));
        }
        return sources.find(source.id()).orElseThrow();
    }

    private static <T extends Enum<T>> Optional<String> changed(T before, T now) {
        return before == now
                ? Optional.empty()
                : Optional.of((before.name() + " → " + now.name()).toLowerCase(Locale.ROOT));
    }
}
