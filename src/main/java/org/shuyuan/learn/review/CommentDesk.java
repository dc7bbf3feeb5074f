package org.shuyuan.learn.review;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.people.CurrentUser;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** What reviewers do with comments, after it was looked whether they may. */
@ApplicationScoped
class CommentDesk {

    /** Characters of a comment. */
    static final int LONGEST = 2000;

    private static final int MOST = 2000;
    private static final int LAST_SECOND = 1_000_000;

    private final ReviewAccess access;
    private final Comments comments;
    private final CurrentUser user;

    CommentDesk(ReviewAccess access, Comments comments, CurrentUser user) {
        this.access = access;
        this.comments = comments;
        this.user = user;
    }

    /**
     * @throws Problem {@link ProblemType#REVIEW_CLOSED}, {@link ProblemType#COMMENT_WRONG}, {@link ProblemType#REVIEW_FULL}
     */
    @Transactional
    UUID write(UUID lesson, UUID id, Remark remark) {
        Round round = open(lesson, id);
        return write(round, Optional.empty(), checked(round, remark));
    }

    /** A reply stands where its comment stands, and has no level of its own; nobody replies to replies. */
    @Transactional
    UUID reply(UUID lesson, UUID id, UUID parent, String words) {
        Round round = open(lesson, id);
        Comment answered = get(round, parent);
        if (answered.parent().isPresent() || !answered.shown()) {
            throw Problem.of(ProblemType.NOT_FOUND);
        }
        Remark reply = new Remark(answered.remark().second(), Optional.empty(), Optional.empty(), words);
        return write(round, Optional.of(parent), checked(round, reply));
    }

    /** Changes one's own; of a reply, only the words. */
    @Transactional
    void change(UUID lesson, UUID id, UUID comment, Remark remark) {
        Round round = open(lesson, id);
        Comment own = own(round, comment);
        Remark changed = own.parent().isEmpty()
                ? remark
                : new Remark(own.remark().second(), Optional.empty(), Optional.empty(), remark.words());
        comments.change(comment, checked(round, changed));
    }

    /** Takes one's own back, also after the round was closed. */
    @Transactional
    void remove(UUID lesson, UUID id, UUID comment) {
        comments.remove(own(access.round(access.lesson(lesson), id), comment).id());
    }

    /** Tells the curators of what somebody else has written. */
    @Transactional
    void report(UUID lesson, UUID id, UUID comment) {
        Comment reported = get(access.round(access.lesson(lesson), id), comment);
        if (reported.shown() && !reported.author().equals(user.require().id())) {
            comments.report(comment, user.require().id());
        }
    }

    /** @throws Problem {@link ProblemType#FORBIDDEN} to all but curators of the organisation */
    @Transactional
    void hide(UUID lesson, UUID id, UUID comment, boolean hidden) {
        LearningResource looked = access.lesson(lesson);
        Comment found = get(access.round(looked, id), comment);
        if (!access.curates(looked)) {
            throw Problem.of(ProblemType.FORBIDDEN);
        }
        if (hidden) {
            comments.hide(found.id());
        } else {
            comments.show(found.id());
        }
    }

    private UUID write(Round round, Optional<UUID> parent, Remark remark) {
        if (comments.count(round.id()) >= MOST) {
            throw Problem.of(ProblemType.REVIEW_FULL);
        }
        return comments.write(round.id(), parent, user.require().id(), remark);
    }

    private Round open(UUID lesson, UUID id) {
        Round round = access.round(access.lesson(lesson), id);
        ReviewDesk.requireOpen(round);
        return round;
    }

    private Comment get(Round round, UUID id) {
        return comments.find(round.id(), id).orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
    }

    private Comment own(Round round, UUID id) {
        Comment found = get(round, id);
        if (found.removed()) {
            throw Problem.of(ProblemType.NOT_FOUND);
        }
        if (!found.author().equals(user.require().id())) {
            throw Problem.of(ProblemType.FORBIDDEN);
        }
        return found;
    }

    private static Remark checked(Round round, Remark remark) {
        // The database holds no such character; browsers send two for the end of a line.
        String words = remark.words().replace("\0", "").replace("\r\n", "\n").strip();
        int length = words.codePointCount(0, words.length());
        Rubric rubric = round.rubric();
        boolean right = length >= 1
                && length <= LONGEST
                && remark.second() >= 0
                && remark.second() <= LAST_SECOND
                && remark.criterion().stream()
                        .allMatch(id -> rubric.criterion(id).isPresent())
                && remark.level().stream().allMatch(level -> remark.criterion().isPresent() && rubric.allows(level));
        if (!right) {
            throw wrong();
        }
        return new Remark(remark.second(), remark.criterion(), remark.level(), words);
    }

    static Problem wrong() {
        return Problem.of(ProblemType.COMMENT_WRONG, LONGEST);
    }
}
