package org.shuyuan.learn.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a page has played since its last report.
 *
 * @param id made by the page, so that a report that is sent twice counts once
 * @param spans in the order in which they were played; a stretch that was played twice stands there twice
 * @param ago for how long the page has kept it: its line was away
 */
record Report(UUID id, Ticket ticket, List<Span> spans, Duration ago) {

    /** Milliseconds before the end from which on a film counts as played to its end: there is nothing to go on with. */
    private static final int ENDING = 10_000;

    Report {
        spans = List.copyOf(spans);
    }

    /** Milliseconds of film. */
    long played() {
        return spans.stream().mapToLong(Span::length).sum();
    }

    /** Milliseconds from the beginning where the film was left; 0 where that was at its end. A book is left at its page. */
    int left() {
        int left = spans.getLast().to();
        return !ticket.book() && ticket.length() > 0 && left > ticket.length() - ENDING ? 0 : left;
    }

    /** When it was made; not before its page was opened, whatever the page says. */
    Instant made(Instant now) {
        Instant made = now.minus(ago);
        return made.isBefore(ticket.given()) ? ticket.given() : made;
    }
}
