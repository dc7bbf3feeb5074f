package org.shuyuan.share.bag;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.shuyuan.problem.Problem;
import org.shuyuan.storage.BlobStore;
import org.shuyuan.text.Language;
import org.shuyuan.text.Messages;

/** What the launcher can ask for: bags out, beside the service or without it, and in, through the service. Each answers the exit code. */
public final class BagCommands {

    private static final Duration PAUSE = Duration.ofMillis(500);
    /** A service that runs takes up a bag within seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final DataSource database;
    private final PrintStream out;
    private final PrintStream error;
    private final Clock clock;

    public BagCommands(DataSource database, PrintStream out, PrintStream error, Clock clock) {
        this.database = database;
        this.out = out;
        this.error = error;
        this.clock = clock;
    }

    /** @param target a zip that isn't there yet, by its ending; else a folder that isn't there or is empty */
    public int export(BlobStore blobs, String code, Path target) throws SQLException {
        boolean zip = String.valueOf(target.getFileName()).endsWith(".zip");
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            if (Files.exists(target) && (zip || !empty(target))) {
                return refused(target + " is there already");
            }
            delete(part);
            BagExport export = new BagExport(database, blobs, code, clock);
            BagExport.Tally tally = zip ? zip(export, part) : folder(export, part);
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            out.printf(
                    "%d resources in %d files, %d bytes: %s%n",
                    tally.resources(), tally.files(), tally.bytes(), target);
            return 0;
        } catch (IllegalArgumentException unknown) {
            return refused(String.valueOf(unknown.getMessage()));
        } catch (IOException | RuntimeException broken) {
            return refused("The bag cannot be written: " + broken);
        }
    }

    private static BagExport.Tally zip(BagExport export, Path part) throws IOException, SQLException {
        try (OutputStream file = new BufferedOutputStream(
                Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), 1 << 16)) {
            return export.zip(file);
        }
    }

    private static BagExport.Tally folder(BagExport export, Path part) throws IOException, SQLException {
        try (BagSink sink = new FolderSink(Files.createDirectories(part))) {
            return export.write(sink);
        }
    }

    /** Hands the bag to the service, and waits until it has taken it in or refused it. */
    public int take(Path bag, String code, String account, Language language)
            throws SQLException, InterruptedException {
        if (!Files.isReadable(bag)) {
            return refused(bag + " cannot be read");
        }
        Optional<UUID> organisation = id("organisation", "code", code);
        Optional<UUID> owner = id("account", "name", account);
        if (organisation.isEmpty() || owner.isEmpty()) {
            return refused(
                    organisation.isEmpty()
                            ? "There is no organisation with the code " + code
                            : "There is no account named " + account);
        }
        BagImports imports = new BagImports(database, clock);
        UUID id = imports.add(organisation.get(), owner.get(), bag, false);
        return follow(imports, id, new Messages(), language);
    }

    private int follow(BagImports imports, UUID id, Messages messages, Language language)
            throws SQLException, InterruptedException {
        long since = System.nanoTime();
        int told = -1;
        while (true) {
            BagImport bag = imports.find(id).orElseThrow();
            switch (bag.state()) {
                case WAITING -> {
                    if (System.nanoTime() - since > PATIENCE.toNanos()) {
                        return refused("No service has taken up the bag yet; the next one that runs will");
                    }
                }
                case VERIFYING -> since = System.nanoTime();
                case TAKING -> {
                    since = System.nanoTime();
                    if (bag.taken() != told) {
                        out.printf("%d of %d%n", bag.taken(), bag.total());
                        told = bag.taken();
                    }
                }
                case DONE -> {
                    out.printf(
                            "%d resources, %d of them new; the others were here already%n", bag.total(), bag.added());
                    return 0;
                }
                case REFUSED -> {
                    Problem why = bag.problem().orElseThrow();
                    return refused(why.title(messages, language) + ": " + why.detail(messages, language)
                            + System.lineSeparator() + bag.taken() + " resources were taken in before");
                }
            }
            Thread.sleep(PAUSE);
        }
    }

    private Optional<UUID> id(String table, String column, String value) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select id from " + table + " where " + column + " = ?")) {
            select.setString(1, value);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
            }
        }
    }

    private int refused(String reason) {
        error.println(reason);
        return 1;
    }

    private static boolean empty(Path target) throws IOException {
        try (var inside = Files.list(target)) {
            return inside.findAny().isEmpty();
        }
    }

    /** What an export before this one has left unfinished. */
    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
