package org.shuyuan.share.bag;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.shuyuan.catalog.AssetRole;
import org.shuyuan.catalog.Kind;
import org.shuyuan.catalog.Kinds;
import org.shuyuan.catalog.Restoration;
import org.shuyuan.describe.Captions;
import org.shuyuan.describe.Chapters;
import org.shuyuan.intake.Acceptance;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.storage.Digest;

/** Looks through a whole bag before anything of it is taken in: whether it is complete and unaltered, and whether we would take all of it. */
@ApplicationScoped
class Verification {

    /** Bytes; a manifest is read by lines. */
    private static final int LARGEST_RECORD = 8 << 20;

    static final int LARGEST_TRACK = 16 << 20;

    /** Unpacked over packed bytes. Records alone reach 20. */
    private static final long MOST_RATIO = 100;

    private static final long SMALL = 64L << 20;

    private final Restoration restoration;
    private final Kinds kinds;
    private final Acceptance acceptance;
    private final Captions captions;
    private final Chapters chapters;
    private final BagFolder folder;

    Verification(
            Restoration restoration,
            Kinds kinds,
            Acceptance acceptance,
            Captions captions,
            Chapters chapters,
            BagFolder folder) {
        this.restoration = restoration;
        this.kinds = kinds;
        this.acceptance = acceptance;
        this.captions = captions;
        this.chapters = chapters;
        this.folder = folder;
    }

    /** A bag that was found to be in order: its payload, and the resources in the order of their ids. */
    record Verified(Map<String, Digest> payload, List<UUID> resources) {

        BagRecord record(BagFiles bag, UUID resource) throws IOException {
            return decoded(resource, bytes(bag, payload, resource));
        }
    }

    /**
     * @param packed the bytes of the bag as it lies here
     * @throws Problem the first thing that is wrong: BAG_…, ARCHIVE_BOMB, UNKNOWN_KIND, UNKNOWN_TERM, or what the rules refuse a file for
     */
    Verified verify(BagFiles bag, long packed) throws IOException {
        TagFiles tags = new TagFiles(bag);
        tags.declaration();
        if (bag.names().contains(BagLayout.FETCH)) {
            throw Problem.of(ProblemType.BAG_FILE_SURPLUS, BagLayout.FETCH);
        }
        long most = SMALL + packed * MOST_RATIO;
        tags.check(most);
        Map<String, Digest> payload = tags.payload();
        List<UUID> resources = payload.keySet().stream()
                .flatMap(name -> BagLayout.resource(name).stream())
                .sorted()
                .toList();
        Pass pass = new Pass(bag, payload, new Spool(folder), most);
        for (UUID resource : resources) {
            pass.resource(resource);
        }
        payload.keySet().stream()
                .filter(name -> !pass.seen.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Problem.of(ProblemType.BAG_FILE_SURPLUS, name);
                });
        tags.requireOxum(pass.bytes + "." + payload.size());
        return new Verified(payload, resources);
    }

    private static byte[] bytes(BagFiles bag, Map<String, Digest> payload, UUID resource) throws IOException {
        String name = BagLayout.record(resource);
        return Spool.bytes(bag, name, LARGEST_RECORD, digest(payload, name));
    }

    private static BagRecord decoded(UUID resource, byte[] bytes) {
        try {
            BagRecord record = BagRecord.decode(bytes);
            if (!record.id().equals(resource)) {
                throw new IOException("another id");
            }
            return record;
        } catch (IOException wrong) {
            throw Problem.because(
                    wrong,
                    ProblemType.BAG_RECORD_WRONG,
                    BagLayout.record(resource),
                    BagLayout.printable(String.valueOf(wrong.getMessage())));
        }
    }

    private static Digest digest(Map<String, Digest> payload, String name) {
        Digest digest = payload.get(name);
        if (digest == null) {
            throw Problem.of(ProblemType.BAG_FILE_MISSING, name);
        }
        return digest;
    }

    /** One look at every file of the payload. */
    private final class Pass {

        private final BagFiles bag;
        private final Map<String, Digest> payload;
        private final Spool spool;
        private final long most;
        private final Set<String> seen = new HashSet<>();
        private long bytes;

        Pass(BagFiles bag, Map<String, Digest> payload, Spool spool, long most) {
            this.bag = bag;
            this.payload = payload;
            this.spool = spool;
            this.most = most;
        }

        void resource(UUID resource) throws IOException {
            byte[] encoded = bytes(bag, payload, resource);
            BagRecord record = decoded(resource, encoded);
            restoration.check(record.kind(), record.descriptors());
            seen.add(BagLayout.record(resource));
            counted(encoded.length, BagLayout.record(resource));
            for (BagRecord.File file : record.files()) {
                String name = BagLayout.tame(BagLayout.file(resource, file.path()));
                if (!digest(payload, name).hex().equals(file.sha256())) {
                    throw Problem.of(ProblemType.BAG_FILE_ALTERED, name);
                }
                if (!seen.add(name)) {
                    throw Problem.of(ProblemType.BAG_NAME_TWICE, name);
                }
                look(record, file, name);
            }
        }

        private void counted(long length, String name) {
            bytes += length;
            if (bytes > most) {
                throw Problem.of(ProblemType.ARCHIVE_BOMB, name);
            }
        }

        private void look(BagRecord record, BagRecord.File file, String name) throws IOException {
            Digest digest = new Digest(file.sha256());
            LongConsumer counted = length -> counted(length, name);
            if (file.is() == AssetRole.ORIGINAL) {
                Kind kind = kinds.require(record.kind());
                acceptance.requireSize(file.size(), kind);
                Path copy = spool.file(bag, name, file.size(), digest, counted);
                try {
                    acceptance.judge(copy, kind);
                } finally {
                    Files.deleteIfExists(copy);
                }
            } else if (file.isTrack()) {
                byte[] track = Spool.bytes(bag, name, LARGEST_TRACK, digest);
                if (file.is() == AssetRole.CHAPTERS) {
                    chapters.check(track);
                } else {
                    captions.check(track);
                }
                counted.accept(track.length);
            } else {
                Spool.check(bag, name, file.size(), digest, counted);
            }
        }
    }
}
