package org.shuyuan.share.copy;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.shuyuan.intake.Acceptance;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.share.copy.Obtaining.Got;
import org.shuyuan.share.copy.Obtaining.Missing;
import org.shuyuan.share.harvest.Givers.Giver;
import org.shuyuan.share.harvest.wire.HarvestTrouble;
import org.shuyuan.share.harvest.wire.OaiClient;
import org.shuyuan.share.harvest.wire.WireRecord;
import org.shuyuan.storage.BlobStore;
import org.shuyuan.storage.Digest;
import org.shuyuan.text.Figures;

/** Has one repository give all files of a resource. */
@ApplicationScoped
class Giving {

    private final OaiClient client;
    private final Obtaining obtaining;
    private final Bandwidth bandwidth;
    private final Hours hours;
    private final Room room;
    private final BlobStore blobs;
    private final Acceptance acceptance;
    private final Copies copies;
    private final Arrival arrival;

    Giving(
            OaiClient client,
            Obtaining obtaining,
            Bandwidth bandwidth,
            Hours hours,
            Room room,
            BlobStore blobs,
            Acceptance acceptance,
            Copies copies,
            Arrival arrival) {
        this.client = client;
        this.obtaining = obtaining;
        this.bandwidth = bandwidth;
        this.hours = hours;
        this.room = room;
        this.blobs = blobs;
        this.acceptance = acceptance;
        this.copies = copies;
        this.arrival = arrival;
    }

    Outcome ask(Giver giver, Asked asked) throws IOException, InterruptedException {
        Optional<FileList> listed;
        try {
            listed = client.get(giver.base(), Mets.PREFIX, giver.identifier())
                    .flatMap(WireRecord::metadata)
                    .flatMap(mets -> Mets.read(mets, giver.base(), asked.kind().maxBytes()));
        } catch (HarvestTrouble trouble) {
            return troubled(trouble, giver);
        } catch (IllegalArgumentException wrong) {
            return new Outcome.Doubted(
                    Problem.because(wrong, ProblemType.COPY_FILES_WRONG, giver.name(), reason(wrong)));
        }
        if (listed.isEmpty()) {
            return new Outcome.Doubted(Problem.of(ProblemType.COPY_NOT_OFFERED));
        }
        return take(giver, asked, listed.get());
    }

    private static Outcome troubled(HarvestTrouble trouble, Giver giver) {
        return trouble.passing()
                ? new Outcome.Later(
                        Problem.because(trouble, ProblemType.COPY_BROKEN_OFF, giver.name(), trouble.detail()),
                        trouble.retryAfter())
                : new Outcome.Doubted(
                        Problem.because(trouble, ProblemType.COPY_REFUSED, giver.name(), trouble.detail()));
    }

    private Outcome take(Giver giver, Asked asked, FileList files) throws IOException, InterruptedException {
        Copy copy = asked.copy();
        if (copy.came().isPresent()
                && copy.listed().filter(files.fingerprint()::equals).isPresent()) {
            copies.same(copy.resource(), asked.record());
            return new Outcome.Over();
        }
        Problem refused = asked.refused().get(files.original().digest());
        if (refused != null) {
            return new Outcome.Doubted(refused);
        }
        // What was begun before, or is here and will be replaced, has its room already.
        if (!room.make(Math.max(0, files.size() - copy.size()), copy.pinned())) {
            return new Outcome.NoRoom(Problem.of(ProblemType.COPY_NO_ROOM, Figures.size(files.size())));
        }
        copies.listed(copy.resource(), giver.name(), files.size());
        return bring(giver, asked, files, new Progress(copy.resource(), copies, hours, bandwidth));
    }

    private Outcome bring(Giver giver, Asked asked, FileList files, Progress progress)
            throws IOException, InterruptedException {
        Map<ListedFile, byte[]> tracks = new HashMap<>();
        for (ListedFile track : files.tracks()) {
            switch (obtaining.obtain(track, giver.name(), progress, Files::readAllBytes)) {
                case Got<byte[]>(byte[] bytes) -> tracks.put(track, bytes);
                case Missing<byte[]>(Outcome why) -> {
                    return why;
                }
            }
        }
        Digest original = files.original().digest();
        try {
            return switch (obtaining.obtain(files.original(), giver.name(), progress, path -> {
                String mediaType = acceptance.judge(path, asked.kind());
                blobs.adopt(path, original);
                return mediaType;
            })) {
                case Got<String>(String mediaType) -> {
                    arrival.of(asked, files, mediaType, tracks);
                    yield new Outcome.Over();
                }
                case Missing<String>(Outcome why) -> why;
            };
        } catch (Problem judged) {
            asked.refused().put(original, judged);
            return new Outcome.Doubted(judged);
        }
    }

    private static String reason(Throwable wrong) {
        return String.valueOf(wrong.getMessage());
    }
}
