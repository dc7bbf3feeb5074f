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
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemAnswers;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.storage.BlobMissing;
import org.shuyuan.storage.BlobStore;
import org.shuyuan.storage.Bundle;
import org.shuyuan.storage.Bundles;
import org.shuyuan.storage.Digest;

/**
 * {@code GET} and {@code HEAD /play/{grant}/{path}}: the files of a bundle, by range, to whoever holds a grant. Open to
 * everyone, for the grant is the leave; it stands before sign-in on purpose, so that no segment costs a look into the
 * database. Errors: {@code grant-invalid} (403), {@code not-found} (404).
 */
@ApplicationScoped
class PlayRoute {

    private static final String PREFIX = "/play/";
    /** Before authentication, which Quarkus puts at −200. */
    private static final int FIRST = -10_000;

    private final Grants grants;
    private final Bundles bundles;
    private final BlobStore blobs;
    private final Clock clock;
    private final ProblemAnswers problems;

    PlayRoute(Grants grants, Bundles bundles, BlobStore blobs, Clock clock, ProblemAnswers problems) {
        this.grants = grants;
        this.bundles = bundles;
        this.blobs = blobs;
        this.clock = clock;
        this.problems = problems;
    }

    void install(@Observes Router router) {
        router.route(PREFIX + "*").order(FIRST).handler(this::answer);
    }

    private void answer(RoutingContext exchange) {
        HttpServerResponse response = exchange.response();
        PlayHeaders.common(response);
        HttpMethod method = exchange.request().method();
        if (method.equals(HttpMethod.OPTIONS)) {
            PlayHeaders.preflight(response);
            response.setStatusCode(204).end();
            return;
        }
        if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
            problems.send(exchange, Problem.of(ProblemType.METHOD_NOT_ALLOWED));
            return;
        }
        // A bundle that is not in memory, and the bytes of a distant store, are waited for off the event loop.
        exchange.vertx()
                .executeBlocking(
                        () -> {
                            serve(exchange);
                            return true;
                        },
                        false)
                .onFailure(failure -> failed(exchange, failure));
    }

    private void serve(RoutingContext exchange) throws IOException {
        HttpServerRequest request = exchange.request();
        String rest = Objects.requireNonNull(request.path()).substring(PREFIX.length());
        int slash = rest.indexOf('/');
        Grant grant = grants.open(slash < 0 ? rest : rest.substring(0, slash))
                .orElseThrow(() -> Problem.of(ProblemType.GRANT_INVALID));
        String path = slash < 0 ? "" : decoded(rest.substring(slash + 1));
        Bundle.Entry entry =
                bundles.load(grant.bundle()).find(path).orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
        HttpServerResponse response = exchange.response();
        PlayHeaders.file(response, path, entry, Duration.between(clock.instant(), grant.expires()));
        if (PlayHeaders.matches(request.getHeader(HttpHeaders.IF_NONE_MATCH), entry)) {
            response.setStatusCode(304).end();
            return;
        }
        String ifRange = request.getHeader("If-Range");
        boolean same = ifRange == null || ifRange.equals(PlayHeaders.tag(entry));
        ByteRange range = ByteRange.of(same ? request.getHeader("Range") : null, entry.size());
        switch (range) {
            case ByteRange.Whole _ -> send(exchange, entry, 0, entry.size());
            case ByteRange.Part part -> {
                response.setStatusCode(206);
                response.putHeader(
                        HttpHeaders.CONTENT_RANGE, "bytes %d-%d/%d".formatted(part.first(), part.last(), entry.size()));
                send(exchange, entry, part.first(), part.length());
            }
            case ByteRange.Unsatisfiable _ -> {
                response.putHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + entry.size());
                response.setStatusCode(416).end();
            }
        }
    }

    private void send(RoutingContext exchange, Bundle.Entry entry, long from, long length) throws IOException {
        HttpServerResponse response = exchange.response();
        response.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(length));
        if (exchange.request().method().equals(HttpMethod.HEAD) || length == 0) {
            response.end();
        } else if (distant(entry.digest())) {
            new Served(blobs).stream(response, entry, from, length);
        } else {
            new Served(blobs).file(exchange.request(), entry, from, length);
        }
    }

    /** A store that gives addresses has no files on this machine. */
    private boolean distant(Digest digest) {
        return blobs.presigned(digest, Duration.ofMinutes(1), "application/octet-stream")
                .isPresent();
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

    private static String decoded(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }
}
