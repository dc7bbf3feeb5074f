package org.shuyuan.storage;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Without its bytes the service can neither accept nor play: says so at {@code /q/health/ready}, and which store is missing. */
@Readiness
@ApplicationScoped
class StorageReadiness implements HealthCheck {
    private final BlobStore store;

    StorageReadiness(BlobStore store) {
        this.store = store;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("storage");
        try {
            answer.withData("store", store.name());
            store.check();
            return answer.up().build();
        } catch (RuntimeException e) {
            return answer.down()
                    .withData("missing", String.valueOf(e.getMessage()))
                    .build();
        }
    }
}
