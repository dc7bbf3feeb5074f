package org.shuyuan.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.shuyuan.catalog.Kinds;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.storage.Digest;

/** Receives uploads: opens them, takes their bytes, and hands the whole file to {@link Acceptance}. */
@ApplicationScoped
class Reception {
    private final Uploads uploads;
    private final Acceptance acceptance;
    private final RunningDigests digests;
    private final Kinds kinds;
    private final IntakeConfig config;

    Reception(Uploads uploads, Acceptance acceptance, RunningDigests digests, Kinds kinds, IntakeConfig config) {
        this.uploads = uploads;
        this.acceptance = acceptance;
        this.digests = digests;
        this.kinds = kinds;
        this.config = config;
    }

    /** @throws Problem UNKNOWN_KIND, EMPTY_FILE, UPLOAD_TOO_LARGE or STORAGE_FULL, before a single byte has come */
    Upload open(NewUpload given) throws IOException {
        Inspection.requireSize(given.length(), kinds.requireUploaded(given.kind()));
        Files.createDirectories(config.directory());
        long wanted = given.length() + outstanding() + config.reserve();
        if (Files.getFileStore(config.directory()).getUsableSpace() < wanted) {
            throw Problem.of(ProblemType.STORAGE_FULL);
        }
        UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        PartFile.make(directory(id));
        return uploads.open(id, given);
    }

    /** Bytes that were promised room before and have not come yet. */
    private long outstanding() throws IOException {
        long outstanding = 0;
        for (Upload upload : uploads.receiving()) {
            outstanding += upload.length() - PartFile.offset(directory(upload.id()));
        }
        return outstanding;
    }

    /** How many bytes are safely here. */
    long offset(Upload upload) throws IOException {
        return switch (upload.state()) {
            case UploadState.Accepted _ -> upload.length();
            case UploadState.Receiving _, UploadState.Refused _, UploadState.Gone _ ->
                PartFile.offset(directory(upload.id()));
        };
    }

    /**
     * Takes the body of one request; with the last byte the file is judged.
     *
     * @param claimed the offset that the sender believes in
     * @throws Problem UPLOAD_LOCKED, UPLOAD_OFFSET_CONFLICT, what {@link Chunk} throws, and what the rules refuse the file for
     */
    Upload receive(Upload upload, long claimed, InputStream body, Optional<Checksum> checksum) throws IOException {
        switch (upload.state()) {
            case UploadState.Receiving _ -> {}
            case UploadState.Refused refused -> throw refused.problem();
            case UploadState.Gone _ -> throw Problem.of(ProblemType.UPLOAD_GONE);
            case UploadState.Accepted _ -> {
                requireOffset(claimed, upload.length());
                return upload;
            }
        }
        try (PartFile part = hold(upload)) {
            requireOffset(claimed, part.offset());
            MessageDigest sha = digests.upTo(upload.id(), part);
            try {
                new Chunk(part, sha, checksum).receive(body, upload.length() - claimed);
            } catch (Problem broken) {
                // Of a broken line what came is kept; after anything else the file holds less than the calculation.
                if (broken.type() == ProblemType.UPLOAD_INTERRUPTED && part.offset() > claimed) {
                    digests.remember(upload.id(), part.offset(), sha);
                }
                throw broken;
            }
            digests.remember(upload.id(), part.offset(), sha);
            Upload touched = uploads.touch(upload.id());
            return part.offset() == upload.length() ? judge(touched, part, sha) : touched;
        }
    }

    /** Judges an upload whose bytes are all here but whose last request was killed before an answer; otherwise changes nothing. */
    Upload settle(Upload upload) throws IOException {
        boolean waits = upload.state() instanceof UploadState.Receiving && offset(upload) == upload.length();
        if (!waits) {
            return upload;
        }
        Optional<PartFile> free = PartFile.tryOpen(directory(upload.id()));
        if (free.isEmpty()) {
            return upload;
        }
        try (PartFile part = free.get()) {
            return part.offset() == upload.length() ? judge(upload, part, digests.upTo(upload.id(), part)) : upload;
        }
    }

    /** Ends an upload and deletes its bytes. */
    void end(Upload upload) throws IOException {
        try (PartFile _ = hold(upload)) {
            uploads.end(upload.id());
            delete(upload.id());
        } catch (Problem gone) {
            if (gone.type() != ProblemType.UPLOAD_GONE) {
                throw gone;
            }
            uploads.end(upload.id());
        }
    }

    private Upload judge(Upload upload, PartFile part, MessageDigest sha) throws IOException {
        Incoming file;
        Acceptance.Stored stored;
        try {
            file = new Incoming(
                    part.path(),
                    kinds.require(upload.kind()),
                    upload.filename(),
                    upload.title(),
                    upload.owner(),
                    upload.organisation());
            stored = acceptance.store(file, Digest.finished(sha.digest()));
        } catch (Problem why) {
            uploads.refuse(upload.id(), why);
            throw why;
        }
        Upload accepted = uploads.accept(upload.id(), file, stored);
        delete(upload.id());
        return accepted;
    }

    void delete(UUID id) throws IOException {
        digests.forget(id);
        FileTree.delete(directory(id));
    }

    private PartFile hold(Upload upload) throws IOException {
        try {
            return PartFile.tryOpen(directory(upload.id())).orElseThrow(() -> Problem.of(ProblemType.UPLOAD_LOCKED));
        } catch (NoSuchFileException e) {
            throw Problem.because(e, ProblemType.UPLOAD_GONE);
        }
    }

    private Path directory(UUID id) {
        return config.directory().resolve(id.toString());
    }

    private static void requireOffset(long claimed, long actual) {
        if (claimed != actual) {
            throw Problem.of(ProblemType.UPLOAD_OFFSET_CONFLICT, Long.toString(claimed), Long.toString(actual));
        }
    }
}
