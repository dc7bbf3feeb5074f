package org.shuyuan.learn.join.roster;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.shuyuan.people.CurrentUser;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.OrganisationLevel;
import org.shuyuan.people.Organisations;
import org.shuyuan.people.Role;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** What curators do with rosters, after it was looked whether they may. */
@ApplicationScoped
class RosterDesk {

    private final Rosters rosters;
    private final Drafts drafts;
    private final Organisations organisations;
    private final CurrentUser user;

    RosterDesk(Rosters rosters, Drafts drafts, Organisations organisations, CurrentUser user) {
        this.rosters = rosters;
        this.drafts = drafts;
        this.organisations = organisations;
        this.user = user;
    }

    /** Something that somebody looks at before it is taken. */
    record Open(Drafts.Draft draft, Organisation school, Rosters.Look look) {

        Plan plan() {
            return look.plan();
        }
    }

    /** Those whose rosters whoever asks may give: schools first, for hardly anything else has classes. */
    List<Organisation> schools() {
        List<Organisation> all = user.where(Role.CURATOR);
        List<Organisation> schools = all.stream()
                .filter(each -> each.level() == OrganisationLevel.SCHOOL)
                .toList();
        return schools.isEmpty() ? all : schools;
    }

    /**
     * The organisation of this code, if whoever asks is curator there or above.
     *
     * @throws Problem {@link ProblemType#NOT_FOUND}, {@link ProblemType#FORBIDDEN}
     */
    Organisation curated(String code) {
        return curated(
                organisations.withCode(code.replace("\0", "")).orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND)));
    }

    private Organisation curated(Organisation school) {
        if (!user.has(Role.CURATOR, school.id())) {
            throw Problem.of(ProblemType.FORBIDDEN);
        }
        return school;
    }

    UUID open(Organisation school, RosterFiles files) {
        return drafts.put(school.id(), user.require().id(), files);
    }

    /** @throws Problem {@link ProblemType#NOT_FOUND} where it is another's, was taken, or has lain too long */
    Open opened(UUID id) {
        Drafts.Draft draft = draft(id);
        Organisation school =
                curated(organisations.find(draft.organisation()).orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND)));
        return new Open(draft, school, rosters.look(school, draft.files()));
    }

    /**
     * Makes passwords for those who are new, and keeps their hashes until the roster is taken.
     *
     * @throws Problem {@link ProblemType#ROSTER_WRONG}
     */
    List<Told> passwords(UUID id) {
        Open open = opened(id);
        Rosters.requireSound(open.plan());
        List<Told> told = open.look().passwords();
        drafts.tell(id, Rosters.hashes(told));
        return told;
    }

    /** @throws Problem {@link ProblemType#ROSTER_WRONG}, {@link ProblemType#ROSTER_UNTOLD} */
    Organisation take(UUID id) {
        Open open = opened(id);
        rosters.take(open.school(), open.draft().files(), drafts.hashes(id));
        drafts.remove(id);
        return open.school();
    }

    void discard(UUID id) {
        drafts.remove(draft(id).id());
    }

    private Drafts.Draft draft(UUID id) {
        return drafts.find(id, user.require().id()).orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
    }
}
