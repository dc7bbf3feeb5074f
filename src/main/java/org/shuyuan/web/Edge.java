package org.shuyuan.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemAnswers;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.text.Figures;

/**
 * Stands before everything else: mends addresses that aren't legal, and refuses what is too long or too large in the words
 * of the service. The HTTP layer below would answer with an empty page; it is told to leave both to us (see {@link Main}
 * for addresses, {@code application.properties} for lengths).
 */
@ApplicationScoped
class Edge {

    private static final int FIRST = Integer.MIN_VALUE + 1;
    /** After the place (−2) where Quarkus puts down the limit of the largest upload. */
    private static final int AFTER_UPLOAD_LIMIT = -1;
    /** Where Quarkus's readers of bodies look for the limit. */
    private static final String LIMIT = "io.quarkus.max-request-size";

    /** What has no length is counted by {@link BoundedBodies}, which has words; this is the wall behind it. */
    private static final long SLACK = 1 << 20;

    /** These are read as they come, in constant memory, by readers with limits of their own. */
    private static final Set<String> STREAMED = Set.of(
            "application/offset+octet-stream",
            "application/zip",
            "text/vtt",
            "application/x-subrip",
            "image/jpeg",
            "image/png");

    private static final String FORM_WITH_FILE = "multipart/form-data";
    /** Captions or a poster, and what surrounds them; they are laid down in a file while they come. */
    private static final long FILE_IN_FORM = 12L << 20;

    private final ProblemAnswers problems;
    private final long address;
    private final long body;
    private final long largest;

    Edge(ProblemAnswers problems, WebConfig config, VertxHttpConfig http) {
        this.problems = problems;
        this.address = config.address().asLongValue();
        this.body = config.body();
        this.largest = http.limits().maxBodySize().map(MemorySize::asLongValue).orElse(Long.MAX_VALUE);
    }

    void install(@Observes Router router) {
        router.route().order(FIRST).handler(exchange -> enter(router, exchange));
        router.route().order(AFTER_UPLOAD_LIMIT).handler(exchange -> {
            exchange.put(LIMIT, limit(exchange.request()) + SLACK);
            exchange.next();
        });
    }

    private void enter(Router router, RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        String came = Objects.requireNonNull(request.uri());
        String target = RequestTarget.legal(came);
        if (!target.equals(came)) {
            router.handle(new MendedRequest(request, target));
        } else if (came.length() > address) {
            refuse(exchange, Problem.of(ProblemType.ADDRESS_TOO_LONG, Figures.size(address)));
        } else if (announced(request.getHeader(HttpHeaders.CONTENT_LENGTH)) > limit(request)) {
            refuse(exchange, Problem.of(ProblemType.REQUEST_TOO_LARGE, Figures.size(limit(request))));
        } else {
            exchange.next();
        }
    }

    private long limit(HttpServerRequest request) {
        return limit(request.getHeader(HttpHeaders.CONTENT_TYPE));
    }

    /** The most bytes that a body of this type may have. */
    long limit(@Nullable String type) {
        String plain = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (STREAMED.contains(plain)) {
            return largest;
        }
        return plain.equals(FORM_WITH_FILE) ? Math.max(body, FILE_IN_FORM) : body;
    }

    private static long announced(@Nullable String length) {
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException tooLarge) {
            return Long.MAX_VALUE;
        }
    }

    /** What was announced is not waited for. A connection of HTTP/2 carries other requests too, and stays. */
    private void refuse(RoutingContext exchange, Problem problem) {
        if (exchange.request().version() != HttpVersion.HTTP_2) {
            exchange.response()
                    .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                    .endHandler(sent -> exchange.request().connection().close());
        }
        problems.send(exchange, problem);
    }
}
