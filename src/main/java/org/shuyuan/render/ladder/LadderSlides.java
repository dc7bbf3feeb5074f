package org.shuyuan.render.ladder;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuyuan.render.manifest.Manifest;
import org.shuyuan.render.manifest.RenditionFiles;
import org.shuyuan.render.manifest.SlideTrack;
import org.shuyuan.render.media.SoundSurvey;
import org.shuyuan.render.profile.Cutting;
import org.shuyuan.render.profile.Profile;
import org.shuyuan.storage.BlobStore;
import org.shuyuan.storage.Bundle;

/** The slides of a ladder, and what they make possible: chapters, and a lesson for the thinnest lines. */
public final class LadderSlides {

    /** What GPRS and a shared line in a mountain village carry. */
    private static final double THINNEST = 48_000;

    private final BlobStore blobs;
    private final Plan plan;
    private final Profile profile;
    private final Optional<Bundle> sound;
    private final List<FilmSlides.Slide> slides;

    /** @param done what the chunks have left; nothing while some of them are missing */
    LadderSlides(BlobStore blobs, Plan plan, Profile profile, Map<ChunkKey, Bundle> done) {
        this.blobs = blobs;
        this.plan = plan;
        this.profile = profile;
        this.sound = Optional.ofNullable(done.get(new ChunkKey(Stage.SOUND, 0)));
        this.slides = slides(done);
    }

    /** The pictures and their track, and what of the sound belongs to them. */
    Map<String, Bundle.Entry> files(Optional<Manifest.Sound> thin) {
        Map<String, Bundle.Entry> files = new HashMap<>();
        if (slides.isEmpty()) {
            return files;
        }
        slides.forEach(slide -> files.put(RenditionFiles.slide(slide.from()), slide.picture()));
        files.put(
                RenditionFiles.SLIDES,
                MadeStream.text(blobs, SlideTrack.write(starts(), plan.pictureSeconds()), LadderBundle.VTT));
        thin.ifPresent(offered -> {
            sound.orElseThrow().entries().forEach((path, entry) -> {
                if (path.startsWith(RenditionFiles.THIN.name())) {
                    files.put(path, entry);
                }
            });
            files.put(
                    RenditionFiles.THIN.playlist(),
                    MadeStream.text(blobs, offered.playlist().write(), MadeStream.HLS));
        });
        return files;
    }

    /** The sound for the thinnest lines; nothing where there are no slides to look at, or more of them than such a line carries. */
    Optional<Manifest.Sound> thin() {
        if (slides.isEmpty() || sound.isEmpty() || profile.thinKbps().isEmpty()) {
            return Optional.empty();
        }
        Bundle streams = sound.get();
        // Where all sound is as thin as that, it is the one.
        RenditionFiles.Stream stream =
                streams.find(RenditionFiles.THIN.playlist()).isPresent() ? RenditionFiles.THIN : RenditionFiles.AUDIO;
        Manifest.Sound thin = new Manifest.Sound(
                RenditionFiles.THIN,
                LadderBundle.playlist(blobs, streams, stream),
                LadderBundle.codec(blobs, streams, stream),
                1);
        double bits = thin.playlist().averageBandwidth()
                + 8.0
                        * slides.stream()
                                .mapToLong(slide -> slide.picture().size())
                                .sum()
                        / plan.pictureSeconds();
        return bits <= THINNEST ? Optional.of(thin) : Optional.empty();
    }

    /** Beginnings of parts that may be proposed, in seconds. */
    public List<Double> chapters() {
        List<SoundSurvey.Silence> silences = sound.flatMap(streams -> streams.find(RenditionFiles.SOUND_FACTS))
                .map(facts -> SoundFacts.decode(LadderBundle.read(blobs, facts)).silences())
                .orElse(List.of());
        return ChapterProposal.starts(starts(), silences, plan.pictureSeconds());
    }

    private List<Double> starts() {
        return slides.stream().map(FilmSlides.Slide::from).toList();
    }

    private List<FilmSlides.Slide> slides(Map<ChunkKey, Bundle> done) {
        FilmSlides joined = new FilmSlides();
        if (plan.probe().picture().isPresent() && profile.slides().isPresent()) {
            Cutting cutting = plan.cutting(profile);
            for (Cutting.Piece piece : cutting.pieces()) {
                Bundle chunk = done.getOrDefault(new ChunkKey(Stage.FIRST, piece.part()), Bundle.empty());
                Optional<ChunkSlides> found = chunk.find(ChunkSlides.file(piece.part()))
                        .map(facts -> ChunkSlides.decode(LadderBundle.read(blobs, facts)));
                joined.add(cutting.rate().seconds(piece.first()), found, chunk);
            }
        }
        return joined.slides();
    }
}
