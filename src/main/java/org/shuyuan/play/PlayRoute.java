package org.shuyuan.play;

import io.quarkus.logging.Log;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemAnswers;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.storage.BlobMissing;
import org.shuyuan.storage.BlobStore;
import org.shuyuan.storage.Bundle;
import org.shuyuan.storage.Bundles;

/**
 * {@code GET} and {@code HEAD /play/{grant}/{path}}: the files of a bundle, by range, to whoever holds a grant. Open to
 * everyone, for the grant is the leave; it stands before sign-in on purpose, so that no segment costs a look into the
 * database. What is known already is answered on the event loop. Picture and sound may be sent to the store itself (307,
 * see {@link DirectBytes}). Errors: {@code grant-invalid} (403), {@code not-found} (404).
 */
@ApplicationScoped
class PlayRoute {

    /** Before authentication, which Quarkus puts at −200. */
    private static final int FIRST = -10_000;

    private final Grants grants;
    private final Bundles bundles;
    private final Served served;
    private final DirectBytes direct;
    private final Clock clock;
    private final ProblemAnswers problems;

    PlayRoute(
            Grants grants, Bundles bundles, BlobStore blobs, DirectBytes direct, Clock clock, ProblemAnswers problems) {
        this.grants = grants;
        this.bundles = bundles;
        this.served = new Served(blobs);
        this.direct = direct;
        this.clock = clock;
        this.problems = problems;
    }

    void install(@Observes Router router) {
        router.route(Asked.PREFIX + "*").order(FIRST).handler(this::answer);
    }

    private void answer(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        HttpServerResponse response = exchange.response();
        PlayHeaders.common(response);
        HttpMethod method = request.method();
        if (method.equals(HttpMethod.OPTIONS)) {
            PlayHeaders.preflight(response);
            response.setStatusCode(204).end();
            return;
        }
        if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
            problems.send(exchange, Problem.of(ProblemType.METHOD_NOT_ALLOWED));
            return;
        }
        Asked asked = Asked.of(Objects.requireNonNull(request.path()));
        Optional<Found> atHand = remembered(asked);
        if (atHand.isPresent()) {
            answerAtOnce(exchange, atHand.get());
        } else {
            // A bundle that is not in memory, and the bytes of a distant store, are waited for off the event loop.
            exchange.vertx()
                    .executeBlocking(() -> serve(exchange, find(asked)), false)
                    .onFailure(failure -> failed(exchange, failure));
        }
    }

    /** A file that a grant gives leave to read. */
    private record Found(Grant grant, String path, Bundle.Entry entry) {}

    /** What can be found and sent without waiting for a database, a store or a disk. */
    private Optional<Found> remembered(Asked asked) {
        return grants.remembered(asked.grant())
                .flatMap(grant -> bundles.remembered(grant.bundle())
                        .flatMap(bundle -> bundle.find(asked.path()))
                        .filter(entry -> direct.takes(asked.path(), entry)
                                ? direct.remembered(entry).isPresent()
                                : served.atHand(entry))
                        .map(entry -> new Found(grant, asked.path(), entry)));
    }

    private Found find(Asked asked) {
        Grant grant = grants.open(asked.grant()).orElseThrow(() -> Problem.of(ProblemType.GRANT_INVALID));
        return bundles.load(grant.bundle())
                .find(asked.path())
                .map(entry -> new Found(grant, asked.path(), entry))
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
    }

    private void answerAtOnce(RoutingContext exchange, Found found) {
        try {
            serve(exchange, found);
        } catch (IOException | RuntimeException failure) {
            failed(exchange, failure);
        }
    }

    private boolean serve(RoutingContext exchange, Found found) throws IOException {
        HttpServerRequest request = exchange.request();
        HttpServerResponse response = exchange.response();
        Bundle.Entry entry = found.entry();
        Duration left = Duration.between(clock.instant(), found.grant().expires());
        boolean known = PlayHeaders.matches(request.getHeader(HttpHeaders.IF_NONE_MATCH), entry);
        if (!known && request.method().equals(HttpMethod.GET) && direct.takes(found.path(), entry)) {
            PlayHeaders.elsewhere(
                    response, direct.address(entry), left.compareTo(direct.lasts()) < 0 ? left : direct.lasts());
            response.setStatusCode(307).end();
            return true;
        }
        PlayHeaders.file(response, found.path(), entry, left);
        if (known) {
            response.setStatusCode(304).end();
            return true;
        }
        String ifRange = request.getHeader("If-Range");
        boolean same = ifRange == null || ifRange.equals(PlayHeaders.tag(entry));
        switch (ByteRange.of(same ? request.getHeader("Range") : null, entry.size())) {
            case ByteRange.Whole _ -> send(request, entry, 0, entry.size());
            case ByteRange.Part part -> {
                response.setStatusCode(206)
                        .putHeader(
                                HttpHeaders.CONTENT_RANGE,
                                "bytes " + part.first() + '-' + part.last() + '/' + entry.size());
                send(request, entry, part.first(), part.length());
            }
            case ByteRange.Unsatisfiable _ ->
                response.setStatusCode(416)
                        .putHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + entry.size())
                        .end();
        }
        return true;
    }

    private void send(HttpServerRequest request, Bundle.Entry entry, long from, long length) throws IOException {
        HttpServerResponse response = request.response();
        response.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(length));
        if (request.method().equals(HttpMethod.HEAD) || length == 0) {
            response.end();
        } else {
            served.send(request, entry, from, length);
        }
    }

    private void failed(RoutingContext exchange, Throwable failure) {
        if (failure instanceof Problem problem) {
            problems.send(exchange, problem);
        } else if (failure instanceof BlobMissing) {
            problems.send(exchange, Problem.of(ProblemType.NOT_FOUND));
        } else if (exchange.response().headWritten()) {
            // Half of a file is out: only a broken connection tells the reader so.
            exchange.request().connection().close();
        } else {
            Log.errorf(failure, "%s can't be served", exchange.request().path());
            problems.send(exchange, Problem.of(ProblemType.INTERNAL));
        }
    }
}
