package org.shuyuan.describe;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.catalog.AssetRole;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Processing;
import org.shuyuan.catalog.Step;
import org.shuyuan.catalog.TriedAgain;
import org.shuyuan.intake.FileAccepted;
import org.shuyuan.problem.Problem;
import org.shuyuan.storage.BlobStore;
import org.shuyuan.storage.Digest;
import org.shuyuan.storage.LocalCopy;
import org.shuyuan.work.Job;
import org.shuyuan.work.Jobs;

/** Describes a resource by its newest original. A run that is cut off leaves nothing; the next one begins afresh. */
@ApplicationScoped
class DescribeJob implements Job {

    private static final String NAME = "describe";

    private final Jobs jobs;
    private final Catalog catalog;
    private final Processing processing;
    private final BlobStore blobs;
    private final Extractor extractor;
    private final Findings findings;

    DescribeJob(
            Jobs jobs,
            Catalog catalog,
            Processing processing,
            BlobStore blobs,
            Extractor extractor,
            Findings findings) {
        this.jobs = jobs;
        this.catalog = catalog;
        this.processing = processing;
        this.blobs = blobs;
        this.extractor = extractor;
        this.findings = findings;
    }

    private record Original(Digest digest, String mediaType) {

        /** Film and sound are judged by those who decode them; here they are only asked for their labels. */
        boolean isMedia() {
            return mediaType.startsWith("video/")
                    || mediaType.startsWith("audio/")
                    || List.of("application/mp4", "application/ogg", "application/x-matroska", "application/vnd.ms-asf")
                            .contains(mediaType);
        }
    }

    void accepted(@Observes FileAccepted file) {
        jobs.submit(NAME, file.resource().toString());
    }

    void again(@Observes TriedAgain again) {
        if (again.steps().contains(Step.DESCRIBE)) {
            jobs.submit(NAME, again.resource().toString());
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(String id) throws IOException, InterruptedException {
        UUID resource = UUID.fromString(id);
        Optional<Original> original = QuarkusTransaction.requiringNew().call(() -> original(resource));
        if (original.isEmpty()) {
            return;
        }
        processing.begun(resource, Step.DESCRIBE);
        processing.advanced(resource, Step.DESCRIBE, 10);
        String mediaType = original.get().mediaType();
        try (LocalCopy copy = blobs.local(original.get().digest());
                Extraction extraction = read(copy.path(), original.get())) {
            processing.advanced(resource, Step.DESCRIBE, 70);
            findings.record(resource, original.get().digest(), mediaType, extraction);
        }
    }

    @Override
    public void gaveUp(String id, Problem why) {
        UUID resource = UUID.fromString(id);
        if (catalog.find(resource).isPresent()) {
            processing.failed(resource, Step.DESCRIBE, why);
        }
    }

    private Optional<Original> original(UUID resource) {
        return catalog.find(resource)
                .flatMap(found -> found.asset(AssetRole.ORIGINAL))
                .map(asset -> new Original(new Digest(asset.sha256()), asset.mediaType()));
    }

    private Extraction read(Path file, Original original) throws IOException, InterruptedException {
        try {
            return extractor.extract(file, original.mediaType());
        } catch (Problem problem) {
            if (!original.isMedia()) {
                throw problem;
            }
            Log.debugf(problem, "No labels in %s", original.digest());
            return Extraction.nothing();
        }
    }
}
