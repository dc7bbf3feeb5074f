package org.shuyuan.intake;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuyuan.catalog.Kinds;
import org.shuyuan.people.Account;
import org.shuyuan.people.Accounts;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.Organisations;
import org.shuyuan.problem.Problem;
import org.shuyuan.text.Messages;

/**
 * Takes in what recorders and scripts leave in the drop folders. An accepted file is deleted after its resource is committed; when that fails
 * it is found again as a duplicate, and then deleted. A refused one goes to {@code refused/} with its reason.
 */
@ApplicationScoped
class DropFolderWatch {
    private final DropFolders folders;
    private final Acceptance acceptance;
    private final Kinds kinds;
    private final Accounts accounts;
    private final Organisations organisations;
    private final Messages messages;
    private final Clock clock;

    /** Only the one scheduled look touches it. */
    private final Map<String, DropFolder> watched = new HashMap<>();

    DropFolderWatch(
            DropFolders folders,
            Acceptance acceptance,
            Kinds kinds,
            Accounts accounts,
            Organisations organisations,
            Messages messages,
            Clock clock) {
        this.folders = folders;
        this.acceptance = acceptance;
        this.kinds = kinds;
        this.accounts = accounts;
        this.organisations = organisations;
        this.messages = messages;
        this.clock = clock;
    }

    @Scheduled(every = "${shuyuan.intake.drop-look}", delayed = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        for (DropFolders.Spec spec : folders.all()) {
            try {
                look(spec);
            } catch (IOException | RuntimeException e) {
                Log.errorf(e, "drop folder %s can't be emptied now", spec.path());
            }
        }
    }

    void look(DropFolders.Spec spec) throws IOException {
        DropFolder folder = watched.computeIfAbsent(spec.path(), path -> new DropFolder(Path.of(path)));
        List<Path> whole = folder.whole(clock.instant());
        if (whole.isEmpty()) {
            return;
        }
        Optional<Account> account = accounts.named(spec.account());
        Optional<Organisation> organisation = organisations.withCode(spec.organisation());
        if (account.isEmpty() || organisation.isEmpty()) {
            Log.warnf(
                    "%d files wait in %s: there is no account %s or no organisation %s",
                    whole.size(), spec.path(), spec.account(), spec.organisation());
            return;
        }
        for (Path file : whole) {
            String name = String.valueOf(file.getFileName());
            takeIfReadable(
                    folder,
                    new Incoming(
                            file,
                            kinds.get(spec.kind()),
                            name,
                            Optional.empty(),
                            account.get().id(),
                            organisation.get().id()));
        }
    }

    /** One that can't be read or stored now stays where it is, and stands in nobody's way. */
    private void takeIfReadable(DropFolder folder, Incoming incoming) {
        try {
            take(folder, incoming);
        } catch (IOException | RuntimeException e) {
            Log.errorf(e, "%s can't be taken in now", incoming.file());
        }
    }

    private void take(DropFolder folder, Incoming incoming) throws IOException {
        try {
            DropFolder.Look before = DropFolder.Look.at(incoming.file());
            Acceptance.Stored stored = acceptance.storeCopy(incoming);
            if (!DropFolder.Look.at(incoming.file()).equals(before)) {
                Log.infof("%s is still being written", incoming.file());
                return;
            }
            UploadState.Accepted accepted = acceptance.record(incoming, stored);
            Files.delete(incoming.file());
            Log.infof("%s became %s", incoming.file(), accepted.resource());
        } catch (Problem refused) {
            Log.infof("%s is refused: %s", incoming.file(), refused.getMessage());
            folder.refuse(incoming.file(), refused, messages);
        }
    }
}
