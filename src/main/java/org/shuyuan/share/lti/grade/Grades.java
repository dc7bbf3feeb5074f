package org.shuyuan.share.lti.grade;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.shuyuan.share.lti.link.Link;
import org.shuyuan.share.lti.link.Links;
import org.shuyuan.share.lti.link.PlatformClass;
import org.shuyuan.share.lti.service.PlatformFailed.Reason;

/** What pupils have reached in a link, and whether the platform knows. Whoever calls has made sure that the asker may. */
@ApplicationScoped
public class Grades {

    private final Scores scores;
    private final Turns turns;
    private final LineItems lineItems;
    private final Links links;
    private final Reckoning reckoning;

    Grades(Scores scores, Turns turns, LineItems lineItems, Links links, Reckoning reckoning) {
        this.scores = scores;
        this.turns = turns;
        this.lineItems = lineItems;
        this.links = links;
        this.reckoning = reckoning;
    }

    /** By account; nothing of those of whom nothing was worked out yet. */
    public Map<UUID, Grade> of(Link link) {
        return scores.of(link.id()).stream().collect(Collectors.toMap(Grade::account, Function.identity()));
    }

    /** How far each of these accounts has come in the link, in percent, whether or not it is graded. */
    public Map<UUID, Integer> progress(Link link, Collection<UUID> accounts) {
        return reckoning.of(link, accounts).stream().collect(Collectors.toMap(Reached::account, Reached::percent));
    }

    /** Sends now what waits or has failed. Where the line item was deleted, another is made. */
    public void again(Link link) {
        boolean gone = scores.of(link.id()).stream()
                .anyMatch(grade -> grade.reason().filter(Reason.GONE::equals).isPresent());
        if (gone) {
            lineItems.forget(link);
        }
        scores.again(link.id());
        links.classOf(link).map(PlatformClass::platform).ifPresent(turns::calm);
    }
}
