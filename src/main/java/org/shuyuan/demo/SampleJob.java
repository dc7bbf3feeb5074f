package org.shuyuan.demo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.DataFolder;
import org.shuyuan.catalog.DataFolders;
import org.shuyuan.catalog.Kinds;
import org.shuyuan.catalog.Origin;
import org.shuyuan.demo.Samples.Sample;
import org.shuyuan.describe.Captions;
import org.shuyuan.intake.Acceptance;
import org.shuyuan.intake.Incoming;
import org.shuyuan.people.Accounts;
import org.shuyuan.people.Organisations;
import org.shuyuan.work.Job;
import org.shuyuan.work.Jobs;

/** Takes one sample in, as if its teacher had uploaded and described it. */
@ApplicationScoped
class SampleJob implements Job {

    static final String NAME = "sample";

    private final Samples samples;
    private final DataFolder ingest;
    private final Acceptance acceptance;
    private final Captions captions;
    private final Catalog catalog;
    private final Kinds kinds;
    private final Accounts accounts;
    private final Organisations organisations;
    private final Jobs jobs;

    SampleJob(
            Samples samples,
            DataFolders folders,
            Acceptance acceptance,
            Captions captions,
            Catalog catalog,
            Kinds kinds,
            Accounts accounts,
            Organisations organisations,
            Jobs jobs) {
        this.samples = samples;
        this.ingest = folders.ingest();
        this.acceptance = acceptance;
        this.captions = captions;
        this.catalog = catalog;
        this.kinds = kinds;
        this.accounts = accounts;
        this.organisations = organisations;
        this.jobs = jobs;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** A second run finds the bytes of the first and says the same of them again. */
    @Override
    public void run(String number) throws IOException {
        Sample sample = samples.all().get(Integer.parseInt(number));
        UUID resource = accept(sample);
        QuarkusTransaction.requiringNew().run(() -> {
            catalog.describe(resource, Origin.PERSON, sample.words());
            sample.captions()
                    .ifPresent(track -> captions.attach(
                            resource,
                            track.language(),
                            Path.of(track.file()).getFileName().toString(),
                            ingest.bytes(Samples.FOLDER + track.file())));
            if (sample.publish()) {
                catalog.publish(resource);
            }
            // Whichever comes last finds all the others.
            jobs.submit(SampleCourseJob.NAME, number);
        });
    }

    private UUID accept(Sample sample) throws IOException {
        Path copy = Files.createTempFile("shuyuan-sample-", "");
        try (InputStream file = ingest.open(Samples.FOLDER + sample.file())) {
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            return acceptance.accept(new Incoming(
                    copy,
                    kinds.get(sample.kind()),
                    Path.of(sample.file()).getFileName().toString(),
                    Optional.empty(),
                    accounts.named(sample.account()).orElseThrow().id(),
                    organisations.withCode(sample.organisation()).orElseThrow().id()));
        } finally {
            Files.deleteIfExists(copy);
        }
    }
}
