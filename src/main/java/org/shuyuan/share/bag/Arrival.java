package org.shuyuan.share.bag;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.shuyuan.catalog.AssetRole;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Kinds;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.NewAsset;
import org.shuyuan.catalog.Origin;
import org.shuyuan.catalog.Restoration;
import org.shuyuan.catalog.RestoredResource;
import org.shuyuan.describe.Captions;
import org.shuyuan.describe.Chapters;
import org.shuyuan.intake.Acceptance;
import org.shuyuan.intake.FileAccepted;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.Organisations;
import org.shuyuan.storage.BlobStore;
import org.shuyuan.storage.Digest;

/**
 * Takes in one resource of a bag: first its bytes, which nobody names yet, then in one transaction the resource, its files and
 * the events that have it described and rendered. A crash between the two leaves bytes, and the next try finds them.
 */
@ApplicationScoped
class Arrival {

    private final BagMembers members;
    private final Restoration restoration;
    private final Catalog catalog;
    private final Kinds kinds;
    private final Organisations organisations;
    private final Acceptance acceptance;
    private final Captions captions;
    private final Chapters chapters;
    private final BlobStore blobs;
    private final Event<FileAccepted> accepted;
    private final BagFolder folder;

    Arrival(
            BagMembers members,
            Restoration restoration,
            Catalog catalog,
            Kinds kinds,
            Organisations organisations,
            Acceptance acceptance,
            Captions captions,
            Chapters chapters,
            BlobStore blobs,
            Event<FileAccepted> accepted,
            BagFolder folder) {
        this.members = members;
        this.restoration = restoration;
        this.catalog = catalog;
        this.kinds = kinds;
        this.organisations = organisations;
        this.acceptance = acceptance;
        this.captions = captions;
        this.chapters = chapters;
        this.blobs = blobs;
        this.accepted = accepted;
        this.folder = folder;
    }

    /** An original whose bytes are stored, or a track that is in memory. */
    private sealed interface Ready {
        record Original(BagRecord.File file, String mediaType) implements Ready {}

        final class Track implements Ready {
            private final BagRecord.File file;
            private final byte[] bytes;

            Track(BagRecord.File file, byte[] bytes) {
                this.file = file;
                this.bytes = bytes;
            }
        }
    }

    /** Answers whether the resource is new here. */
    boolean take(BagFiles bag, BagRecord record, BagImport into) throws IOException {
        if (QuarkusTransaction.requiringNew().call(() -> members.knows(into.organisation(), record.id()))) {
            return false;
        }
        List<Ready> files = new ArrayList<>();
        for (BagRecord.File file : record.files()) {
            if (file.isKept()) {
                files.add(ready(bag, record, file));
            }
        }
        return QuarkusTransaction.requiringNew().call(() -> write(record, files, into));
    }

    private Ready ready(BagFiles bag, BagRecord record, BagRecord.File file) throws IOException {
        String name = BagLayout.tame(BagLayout.file(record.id(), file.path()));
        Digest digest = new Digest(file.sha256());
        if (file.isTrack()) {
            return new Ready.Track(file, Spool.bytes(bag, name, Verification.LARGEST_TRACK, digest));
        }
        Path copy = new Spool(folder).file(bag, name, file.size(), digest, _ -> {});
        try {
            String mediaType = acceptance.judge(copy, kinds.require(record.kind()));
            blobs.adopt(copy, digest);
            return new Ready.Original(file, mediaType);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private boolean write(BagRecord record, List<Ready> files, BagImport into) {
        members.oneAtATime(into.organisation(), record.id());
        if (members.knows(into.organisation(), record.id())) {
            return false;
        }
        Optional<UUID> here = here(record, into);
        if (here.isPresent()) {
            members.add(into.organisation(), record.id(), here.get());
            return false;
        }
        boolean free = catalog.find(record.id()).isEmpty();
        UUID id = free ? record.id() : UuidVersion7Strategy.INSTANCE.generateUuid(null);
        boolean bytes = files.stream().anyMatch(Ready.Original.class::isInstance);
        restoration.restore(new RestoredResource(
                id,
                record.kind(),
                house(record, into),
                into.account(),
                record.descriptors(),
                record.provenance(),
                record.life(),
                record.created(),
                bytes));
        files.forEach(file -> attach(id, file));
        catalog.get(id)
                .asset(AssetRole.ORIGINAL)
                .ifPresent(original -> accepted.fire(new FileAccepted(id, original.id(), original.mediaType())));
        members.add(into.organisation(), record.id(), id);
        return true;
    }

    /** The same resource, if it is here: under its own name below this organisation, or taken from where it was made. */
    private Optional<UUID> here(BagRecord record, BagImport into) {
        List<UUID> within = organisations.within(into.organisation());
        return catalog.find(record.id())
                .filter(known -> within.contains(known.organisation()))
                .or(() -> record.provenance()
                        .flatMap(way -> catalog.from(way.origin().identifier())))
                .map(LearningResource::id);
    }

    /** The organisation that the record names, if it stands below the one that takes the bag; else that one. */
    private UUID house(BagRecord record, BagImport into) {
        return organisations
                .withCode(record.organisation())
                .map(Organisation::id)
                .filter(organisations.within(into.organisation())::contains)
                .orElse(into.organisation());
    }

    private void attach(UUID resource, Ready ready) {
        switch (ready) {
            case Ready.Original(BagRecord.File file, String mediaType) ->
                catalog.attach(
                        resource,
                        new NewAsset(
                                AssetRole.ORIGINAL,
                                file.sha256(),
                                file.size(),
                                mediaType,
                                file.filename(),
                                file.language().orElse(null),
                                file.origin()));
            case Ready.Track track -> attach(resource, track.file, track.bytes);
        }
    }

    private void attach(UUID resource, BagRecord.File file, byte[] bytes) {
        if (file.is() == AssetRole.CHAPTERS && file.origin() == Origin.HARVESTED) {
            chapters.harvested(resource, bytes);
        } else if (file.is() == AssetRole.CHAPTERS) {
            chapters.restore(resource, bytes);
        } else {
            captions.restore(
                    resource, file.language().orElse(BagRecord.UNKNOWN), file.filename(), bytes, file.origin());
        }
    }
}
