package org.shuyuan.intake;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.shuyuan.catalog.Asset;
import org.shuyuan.catalog.AssetRole;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Descriptors;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.Kind;
import org.shuyuan.catalog.Kinds;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.NewAsset;
import org.shuyuan.catalog.NewResource;
import org.shuyuan.catalog.Origin;
import org.shuyuan.catalog.Processing;
import org.shuyuan.people.Organisations;
import org.shuyuan.problem.Problem;
import org.shuyuan.storage.Blob;
import org.shuyuan.storage.BlobStore;
import org.shuyuan.storage.Digest;

/**
 * The one gate through which a file becomes a resource or is added to one, whichever way it came. Two halves: the bytes are judged and stored first, outside of
 * any transaction because that may take long; then everything the database is to know is written in one. A crash between the two leaves bytes
 * that nobody names, and the next try finds them.
 */
@ApplicationScoped
public class Acceptance {
    private final Inspection inspection;
    private final BlobStore blobs;
    private final Catalog catalog;
    private final Kinds kinds;
    private final Processing processing;
    private final Organisations organisations;
    private final EntityManager entities;
    private final Event<FileAccepted> accepted;

    Acceptance(
            Inspection inspection,
            BlobStore blobs,
            Catalog catalog,
            Kinds kinds,
            Processing processing,
            Organisations organisations,
            EntityManager entities,
            Event<FileAccepted> accepted) {
        this.inspection = inspection;
        this.blobs = blobs;
        this.catalog = catalog;
        this.kinds = kinds;
        this.processing = processing;
        this.organisations = organisations;
        this.entities = entities;
        this.accepted = accepted;
    }

    /** @throws Problem EMPTY_FILE or UPLOAD_TOO_LARGE, before a single byte is read */
    public void requireSize(long bytes, Kind kind) {
        Inspection.requireSize(bytes, kind);
    }

    /** Judged and stored, and no resource yet. */
    record Stored(Blob blob, String mediaType) {}

    /**
     * Judges a file that nobody else can write to, and stores it without copying where that is possible. The file stays where it is.
     *
     * @throws Problem when the rules refuse it
     */
    Stored store(Incoming file, Digest digest) {
        return store(file, () -> blobs.adopt(file.file(), digest));
    }

    /**
     * Judges a file of somebody else's, and stores a copy.
     *
     * @throws Problem when the rules refuse it
     */
    Stored storeCopy(Incoming file) {
        return store(file, () -> blobs.put(file.file()));
    }

    /**
     * Takes in a file that doesn't come through an upload; the file itself stays where it is.
     *
     * @return the resource that it became, or that its owner has made of the same bytes before
     * @throws Problem when the rules refuse it
     */
    public UUID accept(Incoming file) {
        Stored stored = storeCopy(file);
        return QuarkusTransaction.requiringNew()
                .call(() -> record(file, stored))
                .resource();
    }

    /**
     * Judges a file that comes for a resource which stands already, as one that is uploaded.
     *
     * @return the type of its content
     * @throws Problem when the rules refuse it
     */
    public String judge(Path file, Kind kind) {
        return inspection.inspect(file, kind);
    }

    /**
     * Puts a file that was judged and stored in the place of those that came from elsewhere before it, and has everything
     * made of it that its kind asks for. One that is there already changes nothing.
     */
    @Transactional
    public void replace(UUID resource, NewAsset original) {
        LearningResource held = catalog.held(resource);
        List<Asset> before = held.assets().stream()
                .filter(asset -> asset.role() == AssetRole.ORIGINAL && asset.origin() == Origin.HARVESTED)
                .toList();
        if (before.stream().anyMatch(asset -> asset.sha256().equals(original.sha256()))) {
            return;
        }
        before.forEach(asset -> catalog.detach(resource, asset.id()));
        Asset attached = catalog.attach(resource, original);
        processing.expect(resource, kinds.get(held.kind()).steps());
        accepted.fire(new FileAccepted(resource, attached.id(), original.mediaType()));
    }

    private Stored store(Incoming file, Supplier<Blob> storing) {
        String mediaType = inspection.inspect(file.file(), file.kind());
        return new Stored(storing.get(), mediaType);
    }

    /** Makes the resource, or finds the one that the same owner has made of the same bytes before, and does once more what has failed of it. */
    @Transactional
    UploadState.Accepted record(Incoming file, Stored stored) {
        String sha256 = stored.blob().digest().hex();
        oneAtATime(file, sha256);
        Optional<LearningResource> known =
                catalog.duplicate(file.owner(), file.kind().id(), sha256);
        if (known.isPresent()) {
            catalog.tryAgain(known.get().id());
            return new UploadState.Accepted(known.get().id(), true);
        }
        LearningResource resource =
                catalog.create(new NewResource(file.kind().id(), file.organisation(), file.owner(), firstWords(file)));
        Asset original = catalog.attach(
                resource.id(),
                new NewAsset(AssetRole.ORIGINAL, sha256, stored.blob().size(), stored.mediaType(), file.filename()));
        accepted.fire(new FileAccepted(resource.id(), original.id(), stored.mediaType()));
        return new UploadState.Accepted(resource.id(), false);
    }

    /** Two uploads of the same bytes that end in the same instant must not both find nothing. */
    private void oneAtATime(Incoming file, String sha256) {
        entities.createNativeQuery("select 1 from (select pg_advisory_xact_lock(hashtextextended(?1, 0))) as held")
                .setParameter(1, file.owner() + " " + file.kind().id() + " " + sha256)
                .getResultList();
    }

    /** What a person typed stands above what the file says of itself; its name is only the last resort. */
    private Descriptors firstWords(Incoming file) {
        List<String> level = organisations.find(file.organisation()).stream()
                .map(home -> home.level().id())
                .toList();
        Descriptors named = Descriptors.NONE
                .with(Field.TITLE, Origin.DEFAULT, List.of(stem(file.filename())))
                .with(Field.LEVEL, Origin.DEFAULT, level);
        return file.title()
                .map(title -> named.with(Field.TITLE, Origin.PERSON, List.of(title)))
                .orElse(named);
    }

    private static String stem(String filename) {
        int dot = filename.lastIndexOf('.');
        return dot > 0 ? filename.substring(0, dot) : filename;
    }
}
