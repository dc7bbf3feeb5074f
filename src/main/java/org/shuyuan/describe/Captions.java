package org.shuyuan.describe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.catalog.Asset;
import org.shuyuan.catalog.AssetRole;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.NewAsset;
import org.shuyuan.catalog.NewPlace;
import org.shuyuan.catalog.Origin;
import org.shuyuan.catalog.PlaceType;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.storage.Blob;
import org.shuyuan.storage.BlobStore;
import org.shuyuan.storage.Digest;

/** The text tracks of a resource, one for each language, and what is said in them as places. */
@ApplicationScoped
public class Captions {

    private final Catalog catalog;
    private final BlobStore blobs;
    private final Event<Described> described;

    Captions(Catalog catalog, BlobStore blobs, Event<Described> described) {
        this.catalog = catalog;
        this.blobs = blobs;
        this.described = described;
    }

    /**
     * Puts a person's track in the place of whatever there is in this language; the same track twice is one.
     *
     * @param language BCP 47
     * @param file WebVTT or SRT
     * @throws Problem CAPTIONS_BROKEN with the line that is wrong, and what else {@link WebVtt#read} throws
     */
    @Transactional
    public void attach(UUID resource, String language, String filename, byte[] file) {
        put(resource, language, filename, file, Precondition.NONE);
    }

    /** @throws Problem as {@link #attach}, where the file can't become a track */
    public void check(byte[] file) {
        WebVtt.read(file);
    }

    /** A track that was kept elsewhere, with the origin that it has there. */
    @Transactional
    public void restore(UUID resource, String language, String filename, byte[] file, Origin origin) {
        write(catalog.held(resource), language, filename, WebVtt.read(file).bytes(), origin);
    }

    /**
     * As {@link #attach}, if what is there is what the person has seen. Answers what is there now.
     *
     * @throws Problem CAPTIONS_CHANGED
     */
    @Transactional
    Asset put(UUID resource, String language, String filename, byte[] file, Precondition seen) {
        byte[] track = WebVtt.read(file).bytes();
        LearningResource held = catalog.held(resource);
        seen.check(track(held, language).map(Asset::sha256));
        return write(held, language, filename, track, Origin.PERSON);
    }

    /** @throws Problem NOT_FOUND, or CAPTIONS_CHANGED */
    @Transactional
    void remove(UUID resource, String language, Precondition seen) {
        LearningResource held = catalog.held(resource);
        Asset track = track(held, language).orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
        seen.check(Optional.of(track.sha256()));
        detach(held, language);
        tell(resource);
    }

    /**
     * Keeps the tracks that lay in the original, in the languages for which nobody has given any. Among several of one
     * language the fullest counts: the others hold only signs and names.
     */
    @Transactional
    public void extracted(UUID resource, List<TextTrack> found) {
        LearningResource held = catalog.held(resource);
        Map<String, WebVtt> fullest = new LinkedHashMap<>();
        for (TextTrack each : found) {
            each.read()
                    .ifPresent(track -> fullest.merge(
                            track.language(),
                            track.captions(),
                            (one, other) -> other.cues().size() > one.cues().size() ? other : one));
        }
        fullest.forEach((language, captions) -> {
            if (!outweighed(held, language, Origin.EXTRACTED)) {
                write(held, language, language + ".vtt", captions.bytes(), Origin.EXTRACTED);
            }
        });
    }

    /**
     * Makes the tracks that came from another repository equal to these, by their languages (BCP 47). A person's word
     * stands above them, and what can't be read is left out: the film plays without it.
     *
     * @param files WebVTT or SRT
     */
    @Transactional
    public void harvested(UUID resource, Map<String, byte[]> files) {
        LearningResource held = catalog.held(resource);
        List<String> gone = held.assets().stream()
                .filter(asset -> asset.role() == AssetRole.CAPTION && asset.origin() == Origin.HARVESTED)
                .flatMap(asset -> asset.language().stream())
                .filter(language -> !files.containsKey(language))
                .toList();
        gone.forEach(language -> detach(held, language));
        if (!gone.isEmpty()) {
            tell(resource);
        }
        files.forEach((language, file) -> {
            Optional<WebVtt> track = readable(file);
            if (track.isPresent() && !outweighed(held, language, Origin.HARVESTED)) {
                write(held, language, language + ".vtt", track.get().bytes(), Origin.HARVESTED);
            }
        });
    }

    private static Optional<WebVtt> readable(byte[] file) {
        try {
            return Optional.of(WebVtt.read(file));
        } catch (Problem unreadable) {
            return Optional.empty();
        }
    }

    private static boolean outweighed(LearningResource resource, String language, Origin origin) {
        return track(resource, language)
                .filter(track -> track.origin().compareTo(origin) > 0)
                .isPresent();
    }

    /** Whether a person or the film has given a track in this language: a machine's never takes its place. */
    public boolean given(LearningResource resource, String language) {
        return track(resource, language)
                .filter(track -> track.origin() != Origin.RECOGNISED)
                .isPresent();
    }

    /** Keeps what a machine has heard, unless somebody has given a track in this language meanwhile. */
    @Transactional
    public void recognised(UUID resource, String language, List<Spoken> spoken) {
        LearningResource held = catalog.held(resource);
        if (given(held, language)) {
            return;
        }
        List<Cue> cues = spoken.stream()
                .map(each -> new Cue(each.from(), each.to(), each.words()))
                .toList();
        // Through the reader, as everything that comes in.
        byte[] track = WebVtt.read(new WebVtt(cues).bytes()).bytes();
        write(held, language, language + ".vtt", track, Origin.RECOGNISED);
    }

    Optional<Asset> find(LearningResource resource, String language) {
        return track(resource, language);
    }

    Collection<Asset> all(LearningResource resource) {
        return current(resource).values();
    }

    byte[] bytes(Asset track) {
        try (InputStream in = blobs.open(new Digest(track.sha256()))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the cues in the catalog equal to those of the tracks. */
    @Transactional
    void refresh(UUID resource) {
        List<NewPlace> cues = current(catalog.get(resource)).values().stream()
                .flatMap(track -> WebVtt.read(bytes(track)).cues().stream())
                .sorted(Comparator.comparingLong(Cue::start))
                .map(cue -> new NewPlace(cue.seconds(), cue.words()))
                .filter(place -> !place.text().isEmpty())
                .toList();
        catalog.replacePlaces(resource, PlaceType.CUE, cues);
    }

    private Asset write(LearningResource resource, String language, String filename, byte[] track, Origin origin) {
        Blob blob = blobs.put(track);
        String sha256 = blob.digest().hex();
        Optional<Asset> known =
                track(resource, language).filter(asset -> asset.sha256().equals(sha256) && asset.origin() == origin);
        if (known.isPresent()) {
            return known.get();
        }
        detach(resource, language);
        NewAsset given =
                new NewAsset(AssetRole.CAPTION, sha256, blob.size(), WebVtt.MEDIA_TYPE, filename, language, origin);
        Asset written = catalog.attach(resource.id(), given);
        tell(resource.id());
        return written;
    }

    private void detach(LearningResource resource, String language) {
        resource.assets().stream()
                .filter(asset -> asset.role() == AssetRole.CAPTION
                        && asset.language().orElse("").equals(language))
                .forEach(asset -> catalog.detach(resource.id(), asset.id()));
    }

    private void tell(UUID resource) {
        refresh(resource);
        described.fire(new Described(resource));
    }

    private static Optional<Asset> track(LearningResource resource, String language) {
        return Optional.ofNullable(current(resource).get(language));
    }

    /** By language, the newest of each: an older release kept what was replaced. */
    private static Map<String, Asset> current(LearningResource resource) {
        Map<String, Asset> byLanguage = new LinkedHashMap<>();
        for (Asset asset : resource.assets()) {
            if (asset.role() == AssetRole.CAPTION) {
                byLanguage.put(asset.language().orElse(""), asset);
            }
        }
        return byLanguage;
    }
}
