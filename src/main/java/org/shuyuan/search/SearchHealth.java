package org.shuyuan.search;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Says whether readers can search: the engine answers and has the indexes. */
@Readiness
@ApplicationScoped
class SearchHealth implements HealthCheck {

    private final Engine engine;
    private final SearchConfig config;

    SearchHealth(Engine engine, SearchConfig config) {
        this.engine = engine;
        this.config = config;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("search")
                .status(engine.ready(config.pulse()))
                .build();
    }
}
