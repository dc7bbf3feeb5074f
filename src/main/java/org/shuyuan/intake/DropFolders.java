package org.shuyuan.intake;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.shuyuan.catalog.DataFolder;
import org.shuyuan.catalog.DataFolders;
import org.shuyuan.catalog.Kinds;
import org.shuyuan.catalog.WrongDataFile;

/** The drop folders of {@code ingest/sources/drop-folders.yaml} and of the configuration, together. */
@Startup
@ApplicationScoped
class DropFolders {
    private static final String FILE = "sources/drop-folders.yaml";

    private final List<Spec> specs = new ArrayList<>();

    /**
     * Folders whose files are taken in.
     *
     * @param path absolute, or relative to the data directory
     * @param organisation code of the organisation that they will belong to
     * @param account name of the account that will own them
     * @param kind id of the kind that they become
     */
    record Spec(String path, String organisation, String account, String kind) {
        Path under(Path data) {
            return data.resolve(path).normalize();
        }
    }

    private record File(List<Spec> folders) {}

    DropFolders(
            DataFolders data,
            Kinds kinds,
            IntakeConfig config,
            @ConfigProperty(name = "shuyuan.data") Path dataDirectory) {
        DataFolder ingest = data.ingest();
        if (ingest.has(FILE)) {
            specs.addAll(ingest.yaml(FILE, File.class).folders());
        }
        config.dropFolders()
                .forEach(folder ->
                        specs.add(new Spec(folder.path(), folder.organisation(), folder.account(), folder.kind())));
        for (Spec spec : specs) {
            if (kinds.find(spec.kind()).isEmpty()) {
                throw new WrongDataFile(
                        ingest.label(FILE), 1, "drop folder " + spec.path() + " names no kind: " + spec.kind());
            }
        }
        specs.replaceAll(spec ->
                new Spec(spec.under(dataDirectory).toString(), spec.organisation(), spec.account(), spec.kind()));
    }

    /** With absolute paths. */
    List<Spec> all() {
        return List.copyOf(specs);
    }
}
