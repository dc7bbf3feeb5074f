package org.shuyuan.render.ladder;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.IntConsumer;
import org.jboss.logging.Logger;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.render.ffmpeg.Ffmpeg;
import org.shuyuan.render.ffmpeg.SoundCommand;
import org.shuyuan.render.manifest.RenditionFiles;
import org.shuyuan.render.media.Fragments;
import org.shuyuan.render.media.Gain;
import org.shuyuan.render.media.Probe;
import org.shuyuan.render.media.SoundSurvey;
import org.shuyuan.render.media.Verification;
import org.shuyuan.render.profile.Profile;
import org.shuyuan.storage.BlobStore;
import org.shuyuan.storage.Bundle;
import org.shuyuan.work.Limits;
import org.shuyuan.work.Outcome;

/** Makes the sound of a lesson: listens to all of it first, then encodes it as loud as every other. */
final class SoundWork {

    private static final Logger LOG = Logger.getLogger(SoundWork.class);
    /** Less of the sound than this, and a lesson is not what it was. */
    private static final double ENOUGH = 0.8;
    /** What is fainter, in LUFS, is listened to by one channel as well: a voice, or what two channels have left of it. */
    private static final double FAINT = -28;
    /** One of two channels is no more than 6 dB louder than both, unless they cancel each other out. */
    private static final double CANCELLED = 10;

    private static final Limits SURVEY = Limits.within(Duration.ofMinutes(15), Duration.ofMinutes(10), 1 << 20);

    private final Ffmpeg ffmpeg;
    private final Encoding encoding;
    private final BlobStore blobs;

    SoundWork(Ffmpeg ffmpeg, Encoding encoding, BlobStore blobs) {
        this.ffmpeg = ffmpeg;
        this.encoding = encoding;
        this.blobs = blobs;
    }

    /** @throws Problem as {@link ChunkWork#of} */
    ChunkWork.Made of(Path upload, Plan plan, Profile profile, Path scratch, IntConsumer percents)
            throws IOException, InterruptedException {
        Probe.Audio audio = plan.probe().sound().orElseThrow();
        Optional<Heard> heard = heard(upload, profile, audio, scratch);
        Optional<SoundSurvey> survey = heard.map(Heard::survey);
        SoundCommand.Mix mix = heard.map(Heard::mix).orElse(SoundCommand.Mix.BOTH);
        Gain gain = survey.flatMap(known -> profile.audio().loudness().map(target -> Gain.towards(target, known)))
                .orElse(Gain.NONE);
        boolean damaged = encoding.run(
                files -> SoundCommand.encode(files, profile, audio, mix, gain, thin(plan, profile)),
                upload,
                scratch,
                plan.soundSeconds(),
                percents);
        MadeStream made = MadeStream.read(scratch, RenditionFiles.AUDIO);
        Fragments fragments = Fragments.read(made.media());
        // It may begin after the picture, and lost packets at the end can't be made good: a little less is all there
        // is.
        double seconds = fragments.end() - fragments.first();
        if (seconds < plan.soundSeconds() * ENOUGH) {
            LOG.warnf("The sound came out short: %.1f s of %.1f", seconds, plan.soundSeconds());
            throw Problem.of(ProblemType.MEDIA_DAMAGED);
        }
        boolean shortened = Verification.encoded(
                        fragments, OptionalLong.empty(), fragments.first(), plan.soundSeconds())
                .isPresent();
        Map<String, Bundle.Entry> entries = new HashMap<>(made.withoutTail().store(blobs));
        if (thin(plan, profile).isPresent()) {
            entries.putAll(
                    MadeStream.read(scratch, RenditionFiles.THIN).withoutTail().store(blobs));
        }
        survey.ifPresent(known -> entries.put(
                RenditionFiles.SOUND_FACTS,
                MadeStream.text(blobs, SoundFacts.of(known, gain).encode(), SoundFacts.MEDIA_TYPE)));
        return new ChunkWork.Made(Bundle.of(entries), damaged || shortened);
    }

    /** Only where slides can stand beside it; where all sound is as thin as that, it is the one. */
    private static OptionalInt thin(Plan plan, Profile profile) {
        return plan.probe().picture().flatMap(_ -> profile.thinKbps()).stream()
                .mapToInt(Integer::intValue)
                .filter(kbps -> kbps < profile.audio().kbps())
                .findFirst();
    }

    /** What is known of a sound as it is mixed. */
    private record Heard(SoundSurvey survey, SoundCommand.Mix mix) {

        double loudness() {
            return survey.loudness();
        }
    }

    /** Nothing where nobody wants to know, or where it can't be listened to: whether it can be heard, the encode tells. */
    private Optional<Heard> heard(Path upload, Profile profile, Probe.Audio audio, Path scratch)
            throws IOException, InterruptedException {
        if (profile.audio().loudness().isEmpty()) {
            return Optional.empty();
        }
        Optional<Heard> both = heard(upload, profile, audio, SoundCommand.Mix.BOTH, scratch);
        if (both.isEmpty() || !SoundCommand.mixes(profile, audio) || both.get().loudness() > FAINT) {
            return both;
        }
        return heard(upload, profile, audio, SoundCommand.Mix.LEFT, scratch)
                .filter(left -> left.loudness() > both.get().loudness() + CANCELLED)
                .or(() -> both);
    }

    private Optional<Heard> heard(Path upload, Profile profile, Probe.Audio audio, SoundCommand.Mix mix, Path scratch)
            throws IOException, InterruptedException {
        SoundSurvey.Reader reader = new SoundSurvey.Reader();
        Outcome outcome = ffmpeg.run(
                files -> SoundCommand.survey(files, profile, audio, mix), upload, scratch, SURVEY, reader::line);
        if (!outcome.succeeded()) {
            LOG.warnf("A sound couldn't be listened to: %s", outcome);
            return Optional.empty();
        }
        return Optional.of(new Heard(reader.read(), mix));
    }
}
