package org.shuyuan.play;

import io.quarkus.logging.Log;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemAnswers;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.storage.BlobMissing;
import org.shuyuan.storage.BlobStore;
import org.shuyuan.storage.Bundle;

/** Answers a request for one file: with all of it, with a range, or that the reader has it already (RFC 9110, 13 and 14). */
@ApplicationScoped
class Delivery {

    private final Served served;
    private final ProblemAnswers problems;

    Delivery(BlobStore blobs, ProblemAnswers problems) {
        this.served = new Served(blobs);
        this.problems = problems;
    }

    /** Answers at once what isn't a wish to read: whether it was that. */
    boolean refused(RoutingContext exchange) {
        HttpMethod method = exchange.request().method();
        HttpServerResponse response = exchange.response();
        if (method.equals(HttpMethod.OPTIONS)) {
            PlayHeaders.preflight(response);
            response.setStatusCode(204).end();
            return true;
        }
        if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
            problems.send(exchange, Problem.of(ProblemType.METHOD_NOT_ALLOWED));
            return true;
        }
        return false;
    }

    /** Whether it can be sent without waiting for a store or a disk. */
    boolean atHand(Bundle.Entry entry) {
        return served.atHand(entry);
    }

    /** The headers of the file stand already. Must not be called on an event loop for what isn't {@link #atHand}. */
    void deliver(RoutingContext exchange, Bundle.Entry entry) throws IOException {
        HttpServerRequest request = exchange.request();
        HttpServerResponse response = exchange.response();
        if (PlayHeaders.matches(request.getHeader(HttpHeaders.IF_NONE_MATCH), entry)) {
            response.setStatusCode(304).end();
            return;
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

    void failed(RoutingContext exchange, Throwable failure) {
        if (!exchange.response().headWritten()) {
            PlayHeaders.takenBack(exchange.response());
        }
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
