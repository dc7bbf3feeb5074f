package org.shuyuan.describe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.shuyuan.catalog.Asset;
import org.shuyuan.catalog.AssetRole;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.NewAsset;
import org.shuyuan.catalog.NewPlace;
import org.shuyuan.catalog.PlaceType;
import org.shuyuan.problem.Problem;
import org.shuyuan.storage.Blob;
import org.shuyuan.storage.BlobStore;
import org.shuyuan.storage.Digest;

/** The text tracks of a resource, and what is said in them as places. One track for each language counts, the newest. */
@ApplicationScoped
public class Captions {

    static final String MEDIA_TYPE = "text/vtt";

    private final Catalog catalog;
    private final BlobStore blobs;
    private final Event<Described> described;

    Captions(Catalog catalog, BlobStore blobs, Event<Described> described) {
        this.catalog = catalog;
        this.blobs = blobs;
        this.described = described;
    }

    /**
     * Adds a track; the same track twice is one.
     *
     * @param language BCP 47
     * @param webVtt in UTF-8
     * @throws Problem CAPTIONS_BROKEN with the line that is wrong
     */
    @Transactional
    public void attach(UUID resource, String language, String filename, byte[] webVtt) {
        WebVtt.parse(new String(webVtt, StandardCharsets.UTF_8));
        Blob blob = blobs.put(webVtt);
        String sha256 = blob.digest().hex();
        boolean known = current(resource).values().stream()
                .anyMatch(track -> track.sha256().equals(sha256)
                        && track.language().orElse("").equals(language));
        if (known) {
            return;
        }
        catalog.attach(resource, new NewAsset(AssetRole.CAPTION, sha256, blob.size(), MEDIA_TYPE, filename, language));
        refresh(resource);
        described.fire(new Described(resource));
    }

    /** Makes the cues in the catalog equal to those of the tracks. */
    @Transactional
    void refresh(UUID resource) {
        List<NewPlace> cues = current(resource).values().stream()
                .flatMap(track -> WebVtt.parse(text(track)).cues().stream())
                .sorted(Comparator.comparingDouble(WebVtt.Cue::start))
                .map(cue -> new NewPlace(cue.start(), cue.text()))
                .toList();
        catalog.replacePlaces(resource, PlaceType.CUE, cues);
    }

    private Map<String, Asset> current(UUID resource) {
        Map<String, Asset> byLanguage = new LinkedHashMap<>();
        for (Asset asset : catalog.get(resource).assets()) {
            if (asset.role() == AssetRole.CAPTION) {
                byLanguage.put(asset.language().orElse(""), asset);
            }
        }
        return byLanguage;
    }

    private String text(Asset track) {
        try (InputStream in = blobs.open(new Digest(track.sha256()))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
