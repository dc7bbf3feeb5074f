package org.shuyuan.share.lti.grade;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;
import org.shuyuan.share.lti.link.Link;
import org.shuyuan.share.lti.link.Links;
import org.shuyuan.share.lti.link.PlatformClass;
import org.shuyuan.share.lti.link.Rule;
import org.shuyuan.share.lti.platform.Platform;
import org.shuyuan.share.lti.platform.Platforms;
import org.shuyuan.share.lti.service.GradeBook;
import org.shuyuan.share.lti.service.PlatformFailed;
import org.shuyuan.share.lti.service.PlatformFailed.Reason;
import org.shuyuan.share.lti.service.Score;
import org.shuyuan.text.Language;
import org.shuyuan.text.Messages;

/**
 * Sends scores until the platform has them. Each platform has a thread of its own while something is due there, so that none waits
 * for another. What was sent and not answered is sent again: the same value at a later time.
 */
@ApplicationScoped
class Sending {

    /** Links in trouble, while none takes anything, that make it the trouble of their platform. */
    private static final int MANY = 3;

    /** What is perhaps the trouble of some columns only holds up the others no longer than this. */
    private static final Duration LONGEST_FOR_COLUMNS = Duration.ofMinutes(10);

    private static final Logger LOG = Logger.getLogger(Sending.class);
    private static final int BATCH = 50;

    /** What is true of everybody's score in a link. */
    private static final Set<Reason> OF_THE_LINK =
            EnumSet.of(Reason.ADDRESS_REFUSED, Reason.SCOPE_REFUSED, Reason.GONE, Reason.NOT_OFFERED);

    private final Scores scores;
    private final Turns turns;
    private final LineItems lineItems;
    private final Links links;
    private final Platforms platforms;
    private final GradeBook book;
    private final Messages messages;
    private final Clock clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Sending(
            Scores scores,
            Turns turns,
            LineItems lineItems,
            Links links,
            Platforms platforms,
            GradeBook book,
            Messages messages,
            Clock clock) {
        this.scores = scores;
        this.turns = turns;
        this.lineItems = lineItems;
        this.links = links;
        this.platforms = platforms;
        this.book = book;
        this.messages = messages;
        this.clock = clock;
    }

    void begin(@Observes StartupEvent start) {
        turns.leaveFormer();
    }

    @PreDestroy
    void end() {
        threads.shutdownNow();
    }

    /** Begins with all platforms for which something is due, and waits for none. */
    void go() {
        turns.take().forEach(platform -> threads.execute(() -> send(platform)));
    }

    private void send(UUID id) {
        try {
            Optional<Platform> platform = platforms.find(id);
            boolean more = platform.isPresent();
            Turn turn = new Turn();
            while (more) {
                List<Scores.Due> due = scores.due(id, BATCH).stream()
                        .filter(each -> !turn.troubled.contains(each.link()))
                        .toList();
                more = !due.isEmpty();
                for (int at = 0; more && at < due.size(); at++) {
                    if (!turn.troubled.contains(due.get(at).link())) {
                        more = turns.keep(id) && sent(platform.orElseThrow(), due.get(at), turn);
                    }
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.errorf(e, "Scores for the platform %s are not sent", id);
        } finally {
            turns.leave(id);
        }
    }

    /** What has happened since it is our turn at a platform. */
    private static final class Turn {
        private final Set<UUID> troubled = new HashSet<>();
        private boolean taken;
    }

    /** Whether more may be sent to this platform now. */
    private boolean sent(Platform platform, Scores.Due due, Turn turn) throws InterruptedException {
        Optional<Link> link = links.find(due.link());
        if (link.isEmpty()) {
            return true;
        }
        try {
            tell(platform, link.get(), due);
            turns.calm(platform.id());
            turn.taken = true;
            return true;
        } catch (PlatformFailed failed) {
            if (failed.reason().passing()) {
                Instant next = clock.instant().plus(turns.wait(due.tries(), failed.retryAfter()));
                LOG.warnf("%s takes no scores now: %s", platform.title(), failed.getMessage());
                if (failed.local() || isElsewhere(platform, link.get())) {
                    turn.troubled.add(due.link());
                    scores.later(due.link(), failed, next);
                    boolean all = !turn.taken && turn.troubled.size() >= MANY;
                    if (all) {
                        turns.pause(platform.id(), Optional.empty(), LONGEST_FOR_COLUMNS);
                    }
                    return !all;
                }
                scores.later(due, failed, next);
                turns.pause(platform.id(), failed.retryAfter(), Turns.NO_LIMIT);
                return false;
            }
            if (OF_THE_LINK.contains(failed.reason())) {
                scores.failed(due.link(), failed);
            } else {
                scores.failed(due, failed);
            }
            LOG.warnf("%s doesn't take the scores of %s: %s", platform.title(), due.link(), failed.getMessage());
            return true;
        }
    }

    /** A column on another host than the platform itself says nothing of the platform. */
    private static boolean isElsewhere(Platform platform, Link link) {
        return link.lineItem()
                .filter(column -> !platform.token().getHost().equalsIgnoreCase(column.getHost()))
                .isPresent();
    }

    private void tell(Platform platform, Link link, Scores.Due due) throws PlatformFailed, InterruptedException {
        var lineItem = lineItems.of(platform, link);
        Optional<Instant> stamp = scores.stamp(due);
        if (stamp.isEmpty()) {
            return;
        }
        Score score = new Score(
                due.subject(),
                due.score(),
                Reached.MAXIMUM,
                due.score().isPresent(),
                stamp.get(),
                due.score().map(_ -> comment(link)));
        book.tell(platform, lineItem, score);
        scores.sent(due, stamp.get());
    }

    /** In the language of the class, for it stands in the grade book there. */
    private String comment(Link link) {
        Rule rule = link.rule();
        return messages.say(
                links.classOf(link).flatMap(PlatformClass::language).orElse(Language.ZH_CN),
                "lti-grade.comment." + rule.measure().id() + (rule.needed() == 0 ? ".any" : ""),
                rule.needed());
    }
}
