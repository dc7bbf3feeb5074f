package org.shuyuan.play;

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
import org.shuyuan.problem.ProblemType;
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
    static final int FIRST = -10_000;

    private final Grants grants;
    private final Bundles bundles;
    private final Delivery delivery;
    private final DirectBytes direct;
    private final Clock clock;

    PlayRoute(Grants grants, Bundles bundles, Delivery delivery, DirectBytes direct, Clock clock) {
        this.grants = grants;
        this.bundles = bundles;
        this.delivery = delivery;
        this.direct = direct;
        this.clock = clock;
    }

    void install(@Observes Router router) {
        router.route(Asked.PREFIX + "*").order(FIRST).handler(this::answer);
    }

    private void answer(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        PlayHeaders.common(exchange.response());
        if (delivery.refused(exchange)) {
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
                    .onFailure(failure -> delivery.failed(exchange, failure));
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
                                : delivery.atHand(entry))
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
            delivery.failed(exchange, failure);
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
        delivery.deliver(exchange, entry);
        return true;
    }
}
