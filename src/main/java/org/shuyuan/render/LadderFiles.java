package org.shuyuan.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.render.ffmpeg.Ffmpeg;
import org.shuyuan.render.ffmpeg.FilterGraph;
import org.shuyuan.render.manifest.MasterPlaylist;
import org.shuyuan.render.manifest.RenditionFiles;
import org.shuyuan.render.manifest.StoryboardTrack;
import org.shuyuan.render.media.Packets;
import org.shuyuan.render.media.Size;
import org.shuyuan.render.media.Source;
import org.shuyuan.render.media.Verification;
import org.shuyuan.render.profile.Ladder;
import org.shuyuan.render.profile.Profile;
import org.shuyuan.storage.BlobStore;
import org.shuyuan.storage.Bundle;

/** What an encode has left in a folder: counted, stored and gathered into a bundle with its master playlist. */
final class LadderFiles {

    private static final Logger LOG = Logger.getLogger(LadderFiles.class);
    /** Less of the source than this, and a lesson is not what it was. */
    private static final double ENOUGH = 0.8;

    private final Ffmpeg ffmpeg;
    private final BlobStore blobs;
    private final Source source;
    private final Profile profile;
    private final Ladder ladder;
    private final Path folder;
    private final Map<String, Bundle.Entry> entries = new HashMap<>();
    private boolean shortened;

    LadderFiles(Ffmpeg ffmpeg, BlobStore blobs, Source source, Profile profile, Ladder ladder, Path folder) {
        this.ffmpeg = ffmpeg;
        this.blobs = blobs;
        this.source = source;
        this.profile = profile;
        this.ladder = ladder;
        this.folder = folder;
    }

    /** Whether something of the source is missing in what was made; known after {@link #gathered}. */
    boolean shortened() {
        return shortened;
    }

    /** @throws Problem {@link ProblemType#MEDIA_DAMAGED} where too much of the source is missing */
    Bundle gathered() throws IOException, InterruptedException {
        MadeStream sound = source.sound().isEmpty()
                ? null
                : stored(RenditionFiles.AUDIO, source.sound().get().seconds(), 0);
        List<MasterPlaylist.Variant> variants = new ArrayList<>();
        for (Ladder.Step step : ladder.steps()) {
            MadeStream made = stored(
                    RenditionFiles.rung(step.rung()),
                    source.pictureSeconds(),
                    step.rate().perSecond());
            List<String> codecs = new ArrayList<>(made.codecs());
            codecs.addAll(sound == null ? List.of() : sound.codecs());
            variants.add(new MasterPlaylist.Variant(made.name(), made.playlist(), codecs, step.size(), step.rate()));
        }
        if (variants.isEmpty() && sound != null) {
            variants.add(new MasterPlaylist.Variant(sound.name(), sound.playlist(), sound.codecs(), null, null));
        }
        String master = MasterPlaylist.write(variants, ladder.steps().isEmpty() ? null : shared(sound));
        entries.put(RenditionFiles.MASTER, MadeStream.master(blobs, master));
        if (!ladder.steps().isEmpty()) {
            profile.storyboard().ifPresent(this::addStoryboard);
        }
        return Bundle.of(entries);
    }

    private MasterPlaylist.@Nullable Sound shared(@Nullable MadeStream sound) {
        return sound == null
                ? null
                : new MasterPlaylist.Sound(
                        sound.name(),
                        sound.playlist(),
                        Math.min(
                                profile.audio().channels(),
                                source.probe().sound().orElseThrow().channels()));
    }

    private MadeStream stored(RenditionFiles.Stream name, double seconds, double rate)
            throws IOException, InterruptedException {
        MadeStream made = MadeStream.read(folder, name);
        Packets.Track track = ffmpeg.packets(made.media(), folder).track(0).orElse(Packets.Track.NONE);
        Verification.encoded(track, seconds, rate).ifPresent(shortfall -> {
            LOG.warnf("%s came out short: %s", name.name(), shortfall);
            if (track.seconds() < seconds * ENOUGH) {
                throw Problem.of(ProblemType.MEDIA_DAMAGED);
            }
            shortened = true;
        });
        entries.putAll(made.store(blobs));
        return made;
    }

    private void addStoryboard(Profile.Storyboard storyboard) {
        double seconds = source.pictureSeconds();
        Map<String, Bundle.Entry> sheets = new HashMap<>();
        for (int sheet = 1; sheet <= StoryboardTrack.sheets(storyboard, seconds); sheet++) {
            Path file = folder.resolve(RenditionFiles.sheet(sheet));
            if (!Files.isRegularFile(file)) {
                LOG.warnf("A storyboard lacks its sheet %d and is left out", sheet);
                return;
            }
            sheets.put(RenditionFiles.sheet(sheet), Bundle.Entry.of(blobs.put(file), "image/jpeg"));
        }
        Size tile = FilterGraph.tile(storyboard, ladder.steps().getLast().size());
        String track = StoryboardTrack.write(storyboard, tile, seconds);
        entries.putAll(sheets);
        entries.put(RenditionFiles.STORYBOARD, MadeStream.text(blobs, track, "text/vtt;charset=utf-8"));
    }
}
