package org.shuyuan.play;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.UUID;
import org.shuyuan.catalog.Asset;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.Licences;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.storage.Bundle;
import org.shuyuan.storage.Digest;

/**
 * {@code GET} and {@code HEAD /w/{resource}/files/{asset}}: the bytes of a file as it was uploaded, by range, for another
 * repository to keep. Open to everyone, for the licence is the leave; its address ({@code PublicAddress.file}) stays the same.
 * Errors: {@code download-not-allowed} (403) where the licence keeps the files here, {@code not-found} (404) of what isn't
 * published.
 */
@ApplicationScoped
class FileRoute {

    private static final String UUID_TEXT = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final String PATH = "/w/(?<resource>" + UUID_TEXT + ")/files/(?<asset>" + UUID_TEXT + ")";

    private final Catalog catalog;
    private final Licences licences;
    private final Delivery delivery;

    FileRoute(Catalog catalog, Licences licences, Delivery delivery) {
        this.catalog = catalog;
        this.licences = licences;
        this.delivery = delivery;
    }

    void install(@Observes Router router) {
        router.routeWithRegex(PATH).order(PlayRoute.FIRST).handler(this::answer);
    }

    private void answer(RoutingContext exchange) {
        PlayHeaders.common(exchange.response());
        if (delivery.refused(exchange)) {
            return;
        }
        UUID resource = UUID.fromString(exchange.pathParam("resource"));
        UUID asset = UUID.fromString(exchange.pathParam("asset"));
        exchange.vertx()
                .executeBlocking(() -> serve(exchange, find(resource, asset)), false)
                .onFailure(failure -> delivery.failed(exchange, failure));
    }

    private record Found(String filename, Bundle.Entry entry) {}

    private Found find(UUID id, UUID asset) {
        return QuarkusTransaction.requiringNew().call(() -> {
            LearningResource resource = catalog.find(id)
                    .filter(LearningResource::published)
                    .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
            if (!licences.mayBeTaken(resource)) {
                throw Problem.of(ProblemType.DOWNLOAD_NOT_ALLOWED);
            }
            return licences.handedOn(resource).stream()
                    .filter(file -> file.id().equals(asset))
                    .findFirst()
                    .map(FileRoute::found)
                    .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
        });
    }

    private static Found found(Asset file) {
        return new Found(file.filename(), new Bundle.Entry(new Digest(file.sha256()), file.size(), file.mediaType()));
    }

    private boolean serve(RoutingContext exchange, Found found) throws IOException {
        PlayHeaders.handedOn(exchange.response(), found.filename(), found.entry());
        delivery.deliver(exchange, found.entry());
        return true;
    }
}
