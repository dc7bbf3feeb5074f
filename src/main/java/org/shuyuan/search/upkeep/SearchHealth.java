package org.shuyuan.search.upkeep;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.shuyuan.search.engine.Engine;
import org.shuyuan.search.engine.SearchConfig;
import org.shuyuan.search.rebuild.Order;

/** Says whether readers can search: the engine answers and has the indexes; and how far new ones are. */
@Readiness
@ApplicationScoped
class SearchHealth implements HealthCheck {

    private static final double HUNDRED = 100;

    private final Engine engine;
    private final Order order;
    private final SearchConfig config;

    SearchHealth(Engine engine, Order order, SearchConfig config) {
        this.engine = engine;
        this.order = order;
        this.config = config;
    }

    @Override
    public HealthCheckResponse call() {
        Optional<Order.Wanted> rebuild = rebuild();
        // While the first index is filled, all but the search is there: nobody should be kept from that.
        boolean up = engine.ready(config.pulse()) || (rebuild.isPresent() && engine.answers(config.pulse()));
        HealthCheckResponseBuilder health = HealthCheckResponse.named("search").status(up);
        rebuild.ifPresent(wanted -> health.withData("rebuild", wanted.why())
                .withData("rebuild-percent", Math.round(HUNDRED * wanted.done() / Math.max(1, wanted.total()))));
        return health.build();
    }

    private Optional<Order.Wanted> rebuild() {
        try {
            return QuarkusTransaction.requiringNew().call(order::wanted);
        } catch (RuntimeException databaseAway) {
            // Another check tells of it.
            return Optional.empty();
        }
    }
}
