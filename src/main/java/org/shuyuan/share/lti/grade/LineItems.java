package org.shuyuan.share.lti.grade;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;
import org.shuyuan.share.lti.link.Link;
import org.shuyuan.share.lti.link.Links;
import org.shuyuan.share.lti.link.PlatformClass;
import org.shuyuan.share.lti.platform.Platform;
import org.shuyuan.share.lti.service.GradeBook;
import org.shuyuan.share.lti.service.LineItem;
import org.shuyuan.share.lti.service.PlatformFailed;
import org.shuyuan.share.lti.service.Scope;

/** The columns of grade books in which the scores of links stand: one that the platform has made, else one that we make. */
@ApplicationScoped
class LineItems {

    private static final String TAG = "shuyuan";

    private final Links links;
    private final GradeBook book;

    LineItems(Links links, GradeBook book) {
        this.links = links;
        this.book = book;
    }

    /** @throws PlatformFailed {@link PlatformFailed.Reason#NOT_OFFERED} where the class has no grade book for us */
    URI of(Platform platform, Link link) throws PlatformFailed, InterruptedException {
        PlatformClass given = links.classOf(link).orElseThrow();
        if (!given.scopes().contains(Scope.SCORE.id())) {
            throw PlatformFailed.notOffered("no scores are taken in this class");
        }
        if (link.lineItem().isPresent()) {
            return link.lineItem().get();
        }
        URI lineItems = making(given)
                .orElseThrow(() -> PlatformFailed.notOffered("the link has no line item, and none can be made"));
        URI made = book.require(
                        platform,
                        lineItems,
                        new LineItem.Wanted(
                                link.title(),
                                Reached.MAXIMUM,
                                link.name(),
                                link.id().toString(),
                                TAG))
                .address();
        links.lineItem(link.id(), Optional.of(made));
        return made;
    }

    /** Another is looked for next time, where one can be made. */
    void forget(Link link) {
        if (links.classOf(link).flatMap(LineItems::making).isPresent()) {
            links.lineItem(link.id(), Optional.empty());
        }
    }

    private static Optional<URI> making(PlatformClass given) {
        return given.lineItems().filter(_ -> given.scopes().contains(Scope.LINE_ITEM.id()));
    }
}
