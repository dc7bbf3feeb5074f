package org.shuyuan.share.harvest.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.shuyuan.catalog.Kinds;
import org.shuyuan.people.CurrentUser;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.Organisations;
import org.shuyuan.people.Role;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.share.harvest.DueRuns;
import org.shuyuan.share.harvest.LeaveJob;
import org.shuyuan.share.harvest.Rhythm;
import org.shuyuan.share.harvest.Run;
import org.shuyuan.share.harvest.Runs;
import org.shuyuan.share.harvest.Source;
import org.shuyuan.share.harvest.Sources;
import org.shuyuan.share.harvest.wire.HarvestTrouble;
import org.shuyuan.work.Jobs;

/** What curators do with sources: each with those of the organisations that they are curators of, or of one below. */
@ApplicationScoped
class Desk {

    /** Enough for a page; older runs are told by the API. */
    private static final int RUNS = 20;

    /** Characters; what is longer is cut. */
    private static final int LONGEST_NAME = 200;

    private final Looking looking;
    private final Sources sources;
    private final Runs runs;
    private final DueRuns due;
    private final Kinds kinds;
    private final Organisations organisations;
    private final CurrentUser user;
    private final Jobs jobs;

    Desk(
            Looking looking,
            Sources sources,
            Runs runs,
            DueRuns due,
            Kinds kinds,
            Organisations organisations,
            CurrentUser user,
            Jobs jobs) {
        this.looking = looking;
        this.sources = sources;
        this.runs = runs;
        this.due = due;
        this.kinds = kinds;
        this.organisations = organisations;
        this.user = user;
        this.jobs = jobs;
    }

    /** Where what is harvested may be put by whoever asks. */
    List<Organisation> houses() {
        return user.where(Role.CURATOR);
    }

    /**
     * @throws Problem {@link ProblemType#SOURCE_ADDRESS_WRONG}, {@link ProblemType#SOURCE_UNREADABLE} or
     *     {@link ProblemType#SOURCE_TROUBLE}
     */
    Preview preview(String url, Optional<String> set) {
        try {
            return looking.look(BaseAddress.of(url), set);
        } catch (HarvestTrouble trouble) {
            throw told(trouble);
        }
    }

    /**
     * Takes up a source and begins its first run.
     *
     * @throws Problem as {@link #preview}, and {@link ProblemType#SOURCE_KNOWN}
     */
    Source add(NewSource given) {
        Organisation house = organisations
                .withCode(given.organisation())
                .orElseThrow(() -> Problem.of(ProblemType.UNKNOWN_TERM, given.organisation(), "organisations"));
        require(house.id());
        kinds.require(given.kind());
        Preview seen = preview(given.url(), given.set());
        if (given.prefix().filter(prefix -> !seen.formats().contains(prefix)).isPresent()) {
            throw Problem.of(ProblemType.SOURCE_UNREADABLE, given.prefix().get());
        }
        Source source = new Source(
                UuidVersion7Strategy.INSTANCE.generateUuid(null),
                house.id(),
                name(given, seen),
                seen.base(),
                given.prefix().orElse(seen.formats().getFirst()),
                given.set(),
                seen.identity().granularity(),
                seen.identity().deletions(),
                seen.identity().repositoryIdentifier(),
                List.of(),
                Optional.empty(),
                given.kind(),
                given.rhythm(),
                Optional.empty(),
                Optional.empty(),
                given.level(),
                false);
        return begun(source);
    }

    @Transactional
    Source begun(Source source) {
        if (!sources.add(source)) {
            throw Problem.of(ProblemType.SOURCE_KNOWN);
        }
        due.begin(source, Run.Mode.FULL);
        return source;
    }

    /** Those that whoever asks may keep. */
    List<Source> sources() {
        Set<UUID> kept = houses().stream().map(Organisation::id).collect(Collectors.toSet());
        return sources.all().stream()
                .filter(source -> kept.contains(source.organisation()))
                .toList();
    }

    /** @throws Problem {@link ProblemType#NOT_FOUND} or {@link ProblemType#FORBIDDEN} */
    Source source(UUID id) {
        Source source = sources.find(id).orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
        require(source.organisation());
        return source;
    }

    List<Run> history(UUID source) {
        return runs.of(source(source).id(), RUNS);
    }

    /** @throws Problem {@link ProblemType#NOT_FOUND} or {@link ProblemType#FORBIDDEN} */
    Run run(UUID id) {
        Run run = runs.find(id).orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
        source(run.source());
        return run;
    }

    /** @throws Problem {@link ProblemType#SOURCE_BUSY} where a run is open */
    UUID begin(UUID source, Run.Mode mode) {
        Source found = source(source);
        if (found.leaving()) {
            throw Problem.of(ProblemType.SOURCE_BUSY);
        }
        return due.begin(found, mode).orElseThrow(() -> Problem.of(ProblemType.SOURCE_BUSY));
    }

    /** @throws Problem {@link ProblemType#CONFLICT} where the run is over */
    void pause(UUID run) {
        if (!runs.pause(run(run).id())) {
            throw Problem.of(ProblemType.CONFLICT);
        }
    }

    /** @throws Problem {@link ProblemType#CONFLICT} where the run isn't paused */
    void resume(UUID run) {
        if (!due.resume(run(run).id())) {
            throw Problem.of(ProblemType.CONFLICT);
        }
    }

    /** Ends a run before its end; the next one begins where this one did. */
    @Transactional
    void stop(UUID run) {
        Run found = run(run);
        if (!runs.end(found.id(), Run.State.FAILED, Optional.empty())) {
            throw Problem.of(ProblemType.CONFLICT);
        }
        sources.rest(source(found.source()));
    }

    void keep(UUID source, Rhythm rhythm) {
        sources.keep(source(source).id(), rhythm);
    }

    /**
     * Says that a repository which is called otherwise now is still the same; everything is fetched from it again.
     *
     * @param name what it was seen to call itself
     * @throws Problem {@link ProblemType#CONFLICT} where it calls itself otherwise, or is being removed
     */
    @Transactional
    void confirm(UUID source, String name) {
        Source found = source(source);
        if (found.leaving() || !sources.confirm(found.id(), name)) {
            throw Problem.of(ProblemType.CONFLICT);
        }
        due.begin(found, Run.Mode.FULL);
    }

    /** What came from it alone will be withdrawn. */
    @Transactional
    void leave(UUID source) {
        UUID id = source(source).id();
        sources.leave(id);
        runs.of(id, 1).stream()
                .filter(Run::open)
                .forEach(run -> runs.end(run.id(), Run.State.FAILED, Optional.empty()));
        jobs.submit(LeaveJob.NAME, id.toString());
    }

    private void require(UUID organisation) {
        user.require();
        if (!user.has(Role.CURATOR, organisation)) {
            throw Problem.of(ProblemType.FORBIDDEN);
        }
    }

    /** Some repositories have no name, and some a whole paragraph. */
    private static String name(NewSource given, Preview seen) {
        String name = given.name()
                .orElse(seen.identity().name())
                .replaceAll("\\p{Cntrl}+", " ")
                .strip();
        int end = Math.min(LONGEST_NAME, name.codePointCount(0, name.length()));
        return name.isEmpty() ? seen.base().getHost() : name.substring(0, name.offsetByCodePoints(0, end));
    }

    static Problem told(HarvestTrouble trouble) {
        return Problem.because(
                trouble,
                ProblemType.SOURCE_TROUBLE,
                new Problem.Named("trouble.", List.of(RunWords.key(trouble.kind()))),
                trouble.detail());
    }
}
