package org.shuyuan.render.ladder;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.shuyuan.render.manifest.DashManifest;
import org.shuyuan.render.manifest.Manifest;
import org.shuyuan.render.manifest.MasterPlaylist;
import org.shuyuan.render.manifest.MediaPlaylist;
import org.shuyuan.render.manifest.RenditionFiles;
import org.shuyuan.render.manifest.StoryboardTrack;
import org.shuyuan.render.media.Probe;
import org.shuyuan.render.media.Size;
import org.shuyuan.render.profile.Cutting;
import org.shuyuan.render.profile.Ladder;
import org.shuyuan.render.profile.Profile;
import org.shuyuan.storage.BlobStore;
import org.shuyuan.storage.Bundle;

/** Makes one bundle with its manifests of what the chunks have left: no byte of any segment is touched. */
public final class LadderBundle {

    static final String VTT = "text/vtt;charset=utf-8";

    private final BlobStore blobs;
    private final Plan plan;
    private final Profile profile;
    private final Map<ChunkKey, Bundle> done;
    private final Map<String, Bundle.Entry> entries = new HashMap<>();

    /** @param done what the chunks have left */
    public LadderBundle(BlobStore blobs, Plan plan, Profile profile, Map<ChunkKey, Bundle> done) {
        this.blobs = blobs;
        this.plan = plan;
        this.profile = profile;
        this.done = done;
    }

    /**
     * Everything that is whole: each rung all of whose chunks are done, with the sound and the storyboard.
     *
     * @param remux the upload in segments, which stands in for the rungs that are still missing; nothing once all are there
     */
    public Gathered gathered(Optional<Bundle> remux) {
        List<Manifest.Picture> pictures = new ArrayList<>();
        for (Stage stage : List.of(Stage.FIRST, Stage.REST)) {
            if (whole(stage)) {
                for (Ladder.Step step : plan.ladder(profile, stage).steps()) {
                    pictures.add(rung(stage, step));
                }
            }
        }
        remux.flatMap(this::upload).ifPresent(pictures::add);
        LadderSlides slides = slides();
        Manifest manifest = new Manifest(pictures, sound(), slides.thin());
        entries.putAll(slides.files(manifest.thin()));
        put(RenditionFiles.MASTER, MasterPlaylist.write(manifest), MadeStream.HLS);
        if (manifest.suitsDash()) {
            put(RenditionFiles.MPD, DashManifest.write(manifest), "application/dash+xml");
        }
        if (plan.probe().picture().isPresent() && whole(Stage.FIRST)) {
            profile.storyboard().ifPresent(this::addStoryboard);
        }
        return new Gathered(Bundle.of(entries), manifest);
    }

    /**
     * What can be played.
     *
     * @param files all of it
     * @param manifest which of them belong together
     */
    public record Gathered(Bundle files, Manifest manifest) {}

    /** What is known of the slides; nothing before the first stage is whole. */
    public LadderSlides slides() {
        return new LadderSlides(blobs, plan, profile, whole(Stage.FIRST) ? done : Map.of());
    }

    /** What the remux alone offers until the first rung is there. */
    static Bundle remux(BlobStore blobs, Probe probe, Bundle streams) {
        Map<String, Bundle.Entry> entries = new HashMap<>(streams.entries());
        Manifest manifest = new Manifest(
                picture(blobs, probe, streams).stream().toList(),
                probe.sound()
                        .map(sound -> new Manifest.Sound(
                                RenditionFiles.REMUX_SOUND,
                                playlist(blobs, streams, RenditionFiles.REMUX_SOUND),
                                codec(blobs, streams, RenditionFiles.REMUX_SOUND),
                                sound.channels())));
        entries.put(RenditionFiles.MASTER, MadeStream.text(blobs, MasterPlaylist.write(manifest), MadeStream.HLS));
        return Bundle.of(entries);
    }

    private boolean whole(Stage stage) {
        return plan.chunks(profile).stream().filter(key -> key.stage() == stage).allMatch(done::containsKey);
    }

    private Manifest.Picture rung(Stage stage, Ladder.Step step) {
        RenditionFiles.Stream name = RenditionFiles.rung(step.rung());
        List<MediaPlaylist> parts = new ArrayList<>();
        for (Cutting.Piece piece : plan.cutting(profile).pieces()) {
            parts.add(part(bundle(new ChunkKey(stage, piece.part())), name, piece.part()));
        }
        MediaPlaylist playlist = MediaPlaylist.joined(parts);
        put(name.playlist(), playlist.write(), MadeStream.HLS);
        return new Manifest.Picture(name, playlist, codec(blobs, Bundle.of(entries), name), step.size(), step.rate());
    }

    /** Takes over what a chunk has left of a stream. Its head keeps the stream's one name where it is the same one. */
    private MediaPlaylist part(Bundle chunk, RenditionFiles.Stream name, int part) {
        RenditionFiles.Stream own = name.part(part);
        Bundle.Entry head = entry(chunk, own.head());
        Bundle.Entry common = entries.computeIfAbsent(name.head(), _ -> head);
        String headName = common.digest().equals(head.digest()) ? name.head() : own.head();
        entries.put(headName, head);
        entries.put(own.media(), entry(chunk, own.media()));
        return MediaPlaylist.read(read(blobs, entry(chunk, own.playlist())), headName);
    }

    private Optional<Manifest.Sound> sound() {
        if (plan.probe().sound().isEmpty()) {
            return Optional.empty();
        }
        Bundle streams = bundle(new ChunkKey(Stage.SOUND, 0));
        streams.entries().forEach((path, entry) -> {
            if (!path.startsWith(RenditionFiles.THIN.name())) {
                entries.put(path, entry);
            }
        });
        int channels =
                Math.min(profile.audio().channels(), plan.probe().sound().get().channels());
        return Optional.of(new Manifest.Sound(
                RenditionFiles.AUDIO,
                playlist(blobs, streams, RenditionFiles.AUDIO),
                codec(blobs, streams, RenditionFiles.AUDIO),
                channels));
    }

    private Optional<Manifest.Picture> upload(Bundle remux) {
        Optional<Manifest.Picture> picture = picture(blobs, plan.probe(), remux);
        picture.ifPresent(_ -> remux.entries().forEach((path, entry) -> {
            if (path.startsWith(RenditionFiles.REMUX.name() + ".") || path.equals(RenditionFiles.REMUX.head())) {
                entries.put(path, entry);
            }
        }));
        return picture;
    }

    private static Optional<Manifest.Picture> picture(BlobStore blobs, Probe probe, Bundle streams) {
        return probe.picture()
                .filter(_ -> streams.find(RenditionFiles.REMUX.media()).isPresent())
                .map(video -> new Manifest.Picture(
                        RenditionFiles.REMUX,
                        playlist(blobs, streams, RenditionFiles.REMUX),
                        codec(blobs, streams, RenditionFiles.REMUX),
                        video.shown(),
                        video.rate()));
    }

    private void addStoryboard(Profile.Storyboard storyboard) {
        List<StoryboardTrack.Sheet> sheets = new ArrayList<>();
        Cutting cutting = plan.cutting(profile);
        for (Cutting.Piece piece : cutting.pieces()) {
            String name = RenditionFiles.sheet(piece.part());
            Optional<Bundle.Entry> sheet =
                    bundle(new ChunkKey(Stage.FIRST, piece.part())).find(name);
            if (sheet.isPresent()) {
                entries.put(name, sheet.get());
                sheets.add(new StoryboardTrack.Sheet(
                        name,
                        cutting.rate().seconds(piece.first()),
                        cutting.rate().seconds(piece.frames())));
            }
        }
        if (!sheets.isEmpty()) {
            Size smallest = plan.ladder(profile, Stage.FIRST).steps().getLast().size();
            put(RenditionFiles.STORYBOARD, StoryboardTrack.write(storyboard, storyboard.tile(smallest), sheets), VTT);
        }
    }

    private void put(String path, String text, String mediaType) {
        entries.put(path, MadeStream.text(blobs, text, mediaType));
    }

    private Bundle bundle(ChunkKey key) {
        return Objects.requireNonNull(done.get(key), () -> key + " is not done");
    }

    static MediaPlaylist playlist(BlobStore blobs, Bundle bundle, RenditionFiles.Stream name) {
        return MediaPlaylist.read(read(blobs, entry(bundle, name.playlist())), name.head());
    }

    static String codec(BlobStore blobs, Bundle bundle, RenditionFiles.Stream name) {
        return MadeStream.codec(bytes(blobs, entry(bundle, name.head()))).orElseThrow();
    }

    static Bundle.Entry entry(Bundle bundle, String path) {
        return bundle.find(path).orElseThrow(() -> new IllegalStateException(path + " is missing"));
    }

    static String read(BlobStore blobs, Bundle.Entry entry) {
        return new String(bytes(blobs, entry), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(BlobStore blobs, Bundle.Entry entry) {
        try (InputStream in = blobs.open(entry.digest())) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
