package org.shuyuan.learn.statement;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Tells at {@code /q/health/ready} how it goes with the record store. A store that is away never holds the service back. */
@Readiness
@ApplicationScoped
class StatementReadiness implements HealthCheck {

    private final RecordStore store;
    private final StatementQueue queue;
    private final Patience patience;

    StatementReadiness(RecordStore store, StatementQueue queue, Patience patience) {
        this.store = store;
        this.queue = queue;
        this.patience = patience;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("xapi").up();
        if (!store.on()) {
            return answer.withData("store", "off: no shuyuan.xapi.endpoint").build();
        }
        answer.withData(
                "store", patience.trouble().map(reason -> "waiting: " + reason).orElse("ready"));
        queue.oldest().ifPresent(made -> answer.withData("oldest", made.toString()));
        return answer.build();
    }
}
