package org.shuyuan.share.bag;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipException;
import javax.sql.DataSource;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.work.Job;
import org.shuyuan.work.Jobs;
import org.shuyuan.work.Lane;

/**
 * Verifies a bag and takes it in, one bag at a time. A run that is cut off begins again: it verifies once more, for the file may
 * have changed meanwhile, and passes over what is taken in already.
 */
@ApplicationScoped
class ImportJob implements Job {

    private static final String NAME = "bag.import";

    private final BagImports imports;
    private final Verification verification;
    private final Arrival arrival;
    private final Jobs jobs;

    ImportJob(DataSource database, Verification verification, Arrival arrival, Jobs jobs, Clock clock) {
        this.imports = new BagImports(database, clock);
        this.verification = verification;
        this.arrival = arrival;
        this.jobs = jobs;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** A bag may be large, and must neither hold up what takes seconds nor wait behind all that the bag before has brought. */
    @Override
    public Lane lane() {
        return Lane.REMOTE;
    }

    /** Begins with the oldest. A command leaves its row beside the service, which is told by nobody. */
    @Scheduled(every = "2s", delayed = "3s", concurrentExecution = ConcurrentExecution.SKIP)
    void look() throws SQLException {
        Optional<BagImport> next = imports.next();
        next.ifPresent(waiting -> QuarkusTransaction.requiringNew()
                .run(() -> jobs.nudge(NAME, waiting.id().toString())));
    }

    @Override
    public void run(String id) throws IOException, SQLException {
        UUID key = UUID.fromString(id);
        Optional<BagImport> row = imports.find(key).filter(each -> !each.state().over());
        if (row.isEmpty()) {
            return;
        }
        BagImport waiting = row.get();
        imports.begun(key);
        try (BagFiles bag = BagFiles.open(waiting.source(), waiting.called())) {
            Verification.Verified verified = verification.verify(bag, packed(waiting.source()));
            imports.verified(key, verified.resources().size());
            for (UUID resource : verified.resources()) {
                boolean added = arrival.take(bag, verified.record(bag, resource), waiting);
                imports.advanced(key, added);
            }
        } catch (ZipException | EOFException | CharacterCodingException broken) {
            throw Problem.because(broken, ProblemType.BAG_UNREADABLE, waiting.called());
        }
        imports.done(key);
        forget(waiting);
        look();
    }

    @Override
    public void gaveUp(String id, Problem why) {
        try {
            UUID key = UUID.fromString(id);
            Optional<BagImport> row = imports.find(key);
            // Said before the bag goes: without it nobody could find out any more why.
            QuarkusTransaction.requiringNew().call(() -> {
                imports.refused(key, why);
                return key;
            });
            if (row.isPresent()) {
                forget(row.get());
            }
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A folder packs nothing. */
    private static long packed(Path source) throws IOException {
        return Files.isDirectory(source) ? Long.MAX_VALUE / 1_000 : Files.size(source);
    }

    private static void forget(BagImport over) throws IOException {
        if (over.sent()) {
            Files.deleteIfExists(over.source());
        }
    }
}
