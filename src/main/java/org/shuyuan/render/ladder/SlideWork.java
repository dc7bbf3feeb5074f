package org.shuyuan.render.ladder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.shuyuan.render.ffmpeg.Ffmpeg;
import org.shuyuan.render.ffmpeg.FfmpegCommand;
import org.shuyuan.render.ffmpeg.Take;
import org.shuyuan.render.manifest.RenditionFiles;
import org.shuyuan.render.media.Size;
import org.shuyuan.render.media.SlideShow;
import org.shuyuan.render.profile.Ladder;
import org.shuyuan.render.profile.Profile;
import org.shuyuan.storage.BlobStore;
import org.shuyuan.storage.Bundle;
import org.shuyuan.work.Limits;
import org.shuyuan.work.Outcome;

/** Tells the slides of a chunk apart by the looks that its encode has left, and takes a picture of each. */
final class SlideWork {

    private static final Logger LOG = Logger.getLogger(SlideWork.class);
    private static final Limits LIMITS = Limits.within(Duration.ofMinutes(2), Duration.ofMinutes(2), 16 << 20);
    /** Pictures of one process: each has a decoder of its own. */
    private static final int AT_ONCE = 20;
    /** What is made in one piece because it can't be cut is looked at so far: all looks are held in memory. */
    private static final double LOOKED_SECONDS = 5400;

    /** The rung that pictures are taken of is larger than they are by this, or coding would be seen twice. */
    private static final double LARGER = 1.2;
    /** A moment after the change: the picture that was seen then has settled for sure. */
    private static final double SETTLED = 0.25;

    private final Ffmpeg ffmpeg;
    private final BlobStore blobs;

    SlideWork(Ffmpeg ffmpeg, BlobStore blobs) {
        this.ffmpeg = ffmpeg;
        this.blobs = blobs;
    }

    /** The pictures, and what {@link FilmSlides} has to know of them. Empty where there are none: a lesson plays without. */
    Map<String, Bundle.Entry> of(Take take, Path scratch) throws IOException, InterruptedException {
        Path looks = scratch.resolve(RenditionFiles.LOOKS);
        if (take.profile().slides().isEmpty() || !Files.isRegularFile(looks)) {
            return Map.of();
        }
        SlideShow show = SlideShow.of(read(looks, take.seconds()));
        if (show.slides().isEmpty()) {
            return Map.of();
        }
        int part = take.piece().part();
        List<String> pictures = pictures(take, take.profile().slides().get(), show.slides(), scratch);
        Map<String, Bundle.Entry> entries = new HashMap<>();
        List<ChunkSlides.Shown> shown = new ArrayList<>();
        for (int slide = 0; slide < pictures.size(); slide++) {
            Path picture = scratch.resolve(pictures.get(slide));
            if (!Files.isRegularFile(picture) || Files.size(picture) == 0) {
                return Map.of();
            }
            entries.put(pictures.get(slide), Bundle.Entry.of(blobs.put(picture), "image/webp"));
            shown.add(new ChunkSlides.Shown(show.slides().get(slide).from(), pictures.get(slide)));
        }
        ChunkSlides facts = new ChunkSlides(show.threshold(), shown, show.ends());
        entries.put(
                ChunkSlides.file(part),
                Bundle.Entry.of(blobs.put(facts.encode().getBytes(StandardCharsets.UTF_8)), "application/json"));
        return entries;
    }

    private static byte[] read(Path looks, double seconds) throws IOException {
        int most = (int) Math.ceil(Math.min(seconds, LOOKED_SECONDS) + 1)
                * SlideShow.LOOKS_PER_SECOND
                * SlideShow.LOOK.width()
                * SlideShow.LOOK.height();
        try (InputStream in = Files.newInputStream(looks)) {
            return in.readNBytes(most);
        }
    }

    private List<String> pictures(Take take, Profile.Slides wanted, List<SlideShow.Slide> slides, Path scratch)
            throws IOException, InterruptedException {
        Ladder.Step from = source(take, wanted);
        Size size = from.size().fitted(wanted.shortSide());
        int part = take.piece().part();
        Path rung = scratch.resolve(RenditionFiles.rung(from.rung()).part(part).media());
        double keyframes = take.cutting().segmentSeconds();
        List<Double> times =
                slides.stream().map(slide -> second(slide, keyframes)).toList();
        for (int done = 0; done < times.size(); done += AT_ONCE) {
            int first = done;
            List<Double> some = times.subList(first, Math.min(first + AT_ONCE, times.size()));
            Outcome outcome = ffmpeg.run(
                    files -> FfmpegCommand.slides(
                            files, some, size, wanted.quality(), slide -> RenditionFiles.slide(part, first + slide)),
                    rung,
                    scratch,
                    LIMITS,
                    _ -> {});
            if (!outcome.succeeded()) {
                LOG.warnf("Pictures of slides couldn't be taken: %s", outcome);
                return List.of();
            }
        }
        List<String> names = new ArrayList<>();
        for (int slide = 0; slide < slides.size(); slide++) {
            names.add(RenditionFiles.slide(part, slide));
        }
        return names;
    }

    /** The smallest that is large enough; among equals the one with the most frames, for it is coded best. */
    private static Ladder.Step source(Take take, Profile.Slides wanted) {
        List<Ladder.Step> steps = take.ladder().steps();
        return steps.stream()
                .filter(step -> step.size().shortSide() >= wanted.shortSide() * LARGER)
                .min(Comparator.<Ladder.Step>comparingInt(step -> step.size().shortSide())
                        .thenComparingDouble(step -> -step.rate().perSecond()))
                .orElse(steps.getFirst());
    }

    /** The first keyframe while the slide stands, or else a moment after it has settled. */
    private static double second(SlideShow.Slide slide, double keyframes) {
        double keyframe = Math.ceil(slide.shown() / keyframes) * keyframes;
        return keyframe + SETTLED < slide.until() ? keyframe : Math.min(slide.shown() + SETTLED, slide.until());
    }
}
