package org.shuyuan.share.bag;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.shuyuan.storage.BlobStore;
import org.shuyuan.storage.Digest;

/**
 * Writes all that an organisation and those below it have as a bag (BagIt 1.0, RFC 8493), one file after the other: nothing
 * but the file that is being copied is in memory. A change meanwhile is in the bag or not; each resource is in it as
 * it stood at one moment.
 */
public final class BagExport {

    private final BlobStore blobs;
    private final Holdings holdings;
    private final List<Holdings.House> houses;
    private final LocalDate today;

    /** @throws IllegalArgumentException where no organisation has this code */
    public BagExport(DataSource database, BlobStore blobs, String code, Clock clock) throws SQLException {
        this.blobs = blobs;
        this.holdings = new Holdings(database, code);
        this.houses = holdings.houses();
        this.today = LocalDate.now(clock);
        if (houses.isEmpty()) {
            throw new IllegalArgumentException("There is no organisation with the code " + code);
        }
    }

    /** What a bag holds. */
    public record Tally(long resources, long files, long bytes) {

        Tally with(long length) {
            return new Tally(resources, files + 1, bytes + length);
        }

        Tally withResource() {
            return new Tally(resources + 1, files, bytes);
        }

        /** Of RFC 8493, 2.2.2. */
        String oxum() {
            return bytes + "." + files;
        }
    }

    /** What the bag is called as a folder. */
    public String name() {
        return "shuyuan-" + houses.getFirst().code() + "-" + today;
    }

    /** Writes the bag as a zip; the stream stays open. */
    public Tally zip(OutputStream out) throws IOException, SQLException {
        try (BagSink sink = new ZipSink(out, name())) {
            return write(sink);
        }
    }

    Tally write(BagSink sink) throws IOException, SQLException {
        try (Manifest payload = new Manifest();
                Manifest tags = new Manifest()) {
            Tag tag = (name, content) -> tags.add(name, text(sink, name, content));
            tag.write(BagLayout.DECLARATION, BagLayout.DECLARED);
            Tally[] tally = {new Tally(0, 0, 0)};
            holdings.each(record -> tally[0] = write(sink, payload, record, tally[0]));
            tag.write(BagLayout.ORGANISATIONS, organisations());
            tag.write(BagLayout.INFO, info(tally[0]));
            tags.add(BagLayout.MANIFEST, manifest(sink, BagLayout.MANIFEST, payload));
            manifest(sink, BagLayout.TAG_MANIFEST, tags);
            return tally[0];
        }
    }

    @FunctionalInterface
    private interface Tag {
        void write(String name, String content) throws IOException;
    }

    private Tally write(BagSink sink, Manifest manifest, BagRecord record, Tally before) throws IOException {
        Tally tally = before.withResource();
        for (BagRecord.File file : record.files()) {
            String name = BagLayout.file(record.id(), file.path());
            copy(sink, name, file);
            manifest.add(name, new Digest(file.sha256()));
            tally = tally.with(file.size());
        }
        // After its files: a bag that breaks off has no record whose files are missing.
        byte[] encoded = record.encode();
        String name = BagLayout.record(record.id());
        try (OutputStream out = sink.file(name, true)) {
            out.write(encoded);
        }
        manifest.add(name, Digest.of(encoded));
        return tally.with(encoded.length);
    }

    private void copy(BagSink sink, String name, BagRecord.File file) throws IOException {
        MessageDigest sha = Digest.fresh();
        try (OutputStream out = sink.file(name, file.mediaType().startsWith("text/"));
                InputStream in = blobs.open(new Digest(file.sha256()))) {
            in.transferTo(new DigestOutputStream(out, sha));
        }
        if (!Digest.finished(sha.digest()).hex().equals(file.sha256())) {
            throw new IOException("The store has other bytes than it should of " + name);
        }
    }

    private static Digest text(BagSink sink, String name, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = sink.file(name, true)) {
            out.write(bytes);
        }
        return Digest.of(bytes);
    }

    private static Digest manifest(BagSink sink, String name, Manifest manifest) throws IOException {
        MessageDigest sha = Digest.fresh();
        try (OutputStream out = sink.file(name, true)) {
            manifest.writeTo(new DigestOutputStream(out, sha));
        }
        return Digest.finished(sha.digest());
    }

    private String info(Tally tally) {
        Holdings.House house = houses.getFirst();
        return String.join(
                "",
                "Source-Organization: " + house.title() + "\n",
                "External-Identifier: " + house.code() + "\n",
                "External-Description: " + tally.resources() + " learning resources with their files\n",
                "Bagging-Date: " + today + "\n",
                "Payload-Oxum: " + tally.oxum() + "\n",
                "Bag-Software-Agent: Shuyuan\n");
    }

    private String organisations() {
        StringBuilder table = new StringBuilder("code\tparent\tlevel\ttitle\n");
        houses.forEach(house ->
                table.append(String.join("\t", house.code(), house.parent(), house.level(), house.title()) + "\n"));
        return table.toString();
    }
}
