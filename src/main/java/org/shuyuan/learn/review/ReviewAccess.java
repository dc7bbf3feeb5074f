package org.shuyuan.learn.review;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.shuyuan.catalog.Access;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.people.Account;
import org.shuyuan.people.CurrentUser;
import org.shuyuan.people.Role;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** Who may look at the reviews of a lesson, and who leads them. Whoever may not is told that there is nothing. */
@ApplicationScoped
class ReviewAccess {

    private final Access access;
    private final Rounds rounds;
    private final CurrentUser user;

    ReviewAccess(Access access, Rounds rounds, CurrentUser user) {
        this.access = access;
        this.rounds = rounds;
        this.user = user;
    }

    /**
     * The lesson, if whoever asks may look at any of its reviews.
     *
     * @throws Problem {@link ProblemType#NOT_FOUND}
     */
    LearningResource lesson(UUID id) {
        LearningResource lesson = access.readable(id);
        if (!looksOn(lesson)) {
            throw Problem.of(ProblemType.NOT_FOUND);
        }
        return lesson;
    }

    /** The rounds that whoever asks may look at, the newest first. */
    List<Round> rounds(LearningResource lesson) {
        List<Round> all = rounds.of(lesson.id());
        if (belongs(lesson)) {
            return all;
        }
        List<UUID> invited = rounds.invitedTo(lesson.id(), user.require().id());
        return all.stream().filter(round -> invited.contains(round.id())).toList();
    }

    /** @throws Problem {@link ProblemType#NOT_FOUND} */
    Round round(LearningResource lesson, UUID id) {
        return rounds(lesson).stream()
                .filter(round -> round.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
    }

    boolean looksOn(LearningResource lesson) {
        return user.account().filter(ReviewAccess::mayReview).isPresent()
                && (belongs(lesson)
                        || !rounds.invitedTo(lesson.id(), user.require().id()).isEmpty());
    }

    /** Whether whoever asks opens and closes rounds, and invites to them. */
    boolean leads(LearningResource lesson) {
        return access.mayChange(lesson);
    }

    /** Whether whoever asks hides what was reported. */
    boolean curates(LearningResource lesson) {
        return user.has(Role.CURATOR, lesson.organisation());
    }

    /** Pupils review no lessons, even where somebody invites them. */
    static boolean mayReview(Account account) {
        return account.memberships().stream().anyMatch(membership -> membership.role() != Role.LEARNER);
    }

    private boolean belongs(LearningResource lesson) {
        return user.has(Role.TEACHER, lesson.organisation()) || curates(lesson) || leads(lesson);
    }
}
