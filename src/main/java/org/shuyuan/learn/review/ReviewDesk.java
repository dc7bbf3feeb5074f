package org.shuyuan.learn.review;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.people.Account;
import org.shuyuan.people.Accounts;
import org.shuyuan.people.CurrentUser;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** What teachers do with rounds, after it was looked whether they may. */
@ApplicationScoped
class ReviewDesk {

    private static final int MOST_REVIEWERS = 50;

    private final ReviewAccess access;
    private final Rounds rounds;
    private final Rubrics rubrics;
    private final Accounts accounts;
    private final CurrentUser user;

    ReviewDesk(ReviewAccess access, Rounds rounds, Rubrics rubrics, Accounts accounts, CurrentUser user) {
        this.access = access;
        this.rounds = rounds;
        this.rubrics = rubrics;
        this.accounts = accounts;
        this.user = user;
    }

    /**
     * Opens a round.
     *
     * @param names of accounts to invite
     * @throws Problem {@link ProblemType#FORBIDDEN}, {@link ProblemType#UNKNOWN_TERM}, {@link ProblemType#REVIEWER_UNKNOWN},
     *     {@link ProblemType#REVIEW_OPEN}
     */
    @Transactional
    UUID open(UUID lesson, String rubric, List<String> names) {
        LearningResource led = led(lesson);
        Rubric chosen = rubrics.find(rubric).orElseThrow(() -> Problem.of(ProblemType.UNKNOWN_TERM, rubric, "rubrics"));
        List<Account> invited = names.stream().map(this::reviewer).toList();
        UUID round = rounds.open(led.id(), chosen, user.require().id())
                .orElseThrow(() -> Problem.of(ProblemType.REVIEW_OPEN));
        invited.forEach(account -> invite(round, account));
        return round;
    }

    /** @throws Problem {@link ProblemType#REVIEWER_UNKNOWN}, {@link ProblemType#REVIEW_FULL} */
    @Transactional
    void invite(UUID lesson, UUID round, String name) {
        invite(ledRound(lesson, round).id(), reviewer(name));
    }

    @Transactional
    void uninvite(UUID lesson, UUID round, UUID account) {
        rounds.uninvite(ledRound(lesson, round).id(), account);
    }

    @Transactional
    void close(UUID lesson, UUID round) {
        rounds.close(ledRound(lesson, round).id());
    }

    /**
     * What whoever asks gives to the lesson as a whole, in the place of what was given before.
     *
     * @throws Problem {@link ProblemType#REVIEW_CLOSED}, {@link ProblemType#COMMENT_WRONG}
     */
    @Transactional
    void score(UUID lesson, UUID id, Map<String, Integer> levels) {
        Round round = access.round(access.lesson(lesson), id);
        requireOpen(round);
        levels.forEach((criterion, level) -> {
            if (round.rubric().criterion(criterion).isEmpty() || !round.rubric().allows(level)) {
                throw CommentDesk.wrong();
            }
        });
        rounds.score(id, user.require().id(), levels);
    }

    static void requireOpen(Round round) {
        if (!round.open()) {
            throw Problem.of(ProblemType.REVIEW_CLOSED);
        }
    }

    private void invite(UUID round, Account account) {
        if (rounds.reviewers(round).size() >= MOST_REVIEWERS) {
            throw Problem.of(ProblemType.REVIEW_FULL);
        }
        rounds.invite(round, account.id());
    }

    /** Whoever leads learns no more of an account than that it can't be invited. */
    private Account reviewer(String name) {
        return accounts.named(name.replace("\0", ""))
                .filter(ReviewAccess::mayReview)
                .orElseThrow(() -> Problem.of(ProblemType.REVIEWER_UNKNOWN, name));
    }

    private Round ledRound(UUID lesson, UUID round) {
        return access.round(led(lesson), round);
    }

    private LearningResource led(UUID lesson) {
        LearningResource looked = access.lesson(lesson);
        if (!access.leads(looked)) {
            throw Problem.of(ProblemType.FORBIDDEN);
        }
        return looked;
    }
}
