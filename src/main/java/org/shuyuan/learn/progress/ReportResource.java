package org.shuyuan.learn.progress;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/**
 * Takes what players report. The ticket says of whom a report is, so it may come when the reader has signed out meanwhile, and
 * out of a frame that has no cookie.
 */
@Path("/api/watched")
@Tag(name = "progress")
class ReportResource {

    /** A phone that was without a line for a day. */
    private static final int MOST_REPORTS = 500;

    /** A player reports every few seconds; nobody jumps more often meanwhile. */
    private static final int MOST_SPANS = 120;

    /** Milliseconds that are worth a row: less is nothing that anybody has seen. */
    private static final int LEAST = 100;

    private static final double MILLIS = 1000;
    private static final int LONGEST_SECONDS = 7 * 24 * 3600;

    /** Longer than any ticket holds. */
    private static final double LONGEST_AGO_SECONDS = 365 * 24 * 3600;

    private final Tickets tickets;
    private final Ledger ledger;

    ReportResource(Tickets tickets, Ledger ledger) {
        this.tickets = tickets;
        this.ledger = ledger;
    }

    /**
     * One report.
     *
     * @param id made by the player; the same report may be sent again and counts once
     * @param spans pairs of seconds: what was played since the last report, in its order
     * @param ago seconds since it was made, where it couldn't be sent at once: so the place where a film was left last is
     *     known, in whichever order reports arrive
     */
    public record Sent(
            @Nullable UUID id,
            @Nullable String ticket,
            @Nullable List<List<Double>> spans,
            @Nullable Double ago) {}

    public record Reports(@Nullable List<Sent> reports) {}

    /** @param verdicts in the order of the reports; each is final */
    public record Verdicts(List<Verdict> verdicts) {}

    @POST
    @PermitAll
    @NonBlocking
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Takes what players have played; answers when it is written down")
    public CompletionStage<Verdicts> take(@Nullable Reports sent) {
        List<Sent> reports = Optional.ofNullable(sent)
                .map(Reports::reports)
                .filter(list -> list.size() <= MOST_REPORTS && list.stream().allMatch(Objects::nonNull))
                .orElseThrow(() -> Problem.of(ProblemType.BAD_REQUEST, "reports"));
        List<CompletableFuture<Verdict>> verdicts =
                reports.stream().map(this::enter).toList();
        return CompletableFuture.allOf(verdicts.toArray(CompletableFuture<?>[]::new))
                .thenApply(_ -> new Verdicts(
                        verdicts.stream().map(CompletableFuture::join).toList()));
    }

    private CompletableFuture<Verdict> enter(Sent sent) {
        UUID id = Optional.ofNullable(sent.id()).orElseThrow(() -> Problem.of(ProblemType.BAD_REQUEST, "id"));
        Optional<Ticket> ticket = Optional.ofNullable(sent.ticket()).flatMap(tickets::open);
        if (ticket.isEmpty()) {
            return CompletableFuture.completedFuture(Verdict.VOID);
        }
        Optional<List<Span>> spans = Optional.ofNullable(sent.spans()).flatMap(ReportResource::spans);
        if (spans.isEmpty()) {
            return CompletableFuture.completedFuture(Verdict.IMPLAUSIBLE);
        }
        return ledger.enter(new Report(id, ticket.get(), spans.get(), ago(sent)));
    }

    private static Duration ago(Sent sent) {
        double seconds = Optional.ofNullable(sent.ago()).filter(ago -> ago > 0).orElse(0.0);
        return Duration.ofMillis(Math.round(Math.min(seconds, LONGEST_AGO_SECONDS) * MILLIS));
    }

    /** Nothing where one of them can't be: that nobody has played. */
    private static Optional<List<Span>> spans(List<List<Double>> sent) {
        List<Span> spans = new ArrayList<>();
        for (@Nullable List<@Nullable Double> pair : sent) {
            @Nullable Double from = pair != null && pair.size() == 2 ? pair.get(0) : null;
            @Nullable Double to = pair != null && pair.size() == 2 ? pair.get(1) : null;
            if (from == null || to == null || !(from >= 0 && to > from && to <= LONGEST_SECONDS)) {
                return Optional.empty();
            }
            Span span = new Span((int) Math.round(from * MILLIS), (int) Math.round(to * MILLIS));
            if (span.length() > 0) {
                spans.add(span);
            }
        }
        boolean worth = spans.stream().mapToInt(Span::length).sum() >= LEAST;
        return worth && spans.size() <= MOST_SPANS ? Optional.of(spans) : Optional.empty();
    }
}
