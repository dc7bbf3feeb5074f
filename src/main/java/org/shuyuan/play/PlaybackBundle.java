package org.shuyuan.play;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.catalog.Asset;
import org.shuyuan.catalog.AssetRole;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.Licences;
import org.shuyuan.preview.Previews;
import org.shuyuan.render.Rendition;
import org.shuyuan.render.RenditionName;
import org.shuyuan.render.Renditions;
import org.shuyuan.render.manifest.RenditionFiles;
import org.shuyuan.render.poster.Poster;
import org.shuyuan.render.poster.Posters;
import org.shuyuan.storage.Bundle;
import org.shuyuan.storage.Bundles;
import org.shuyuan.storage.Digest;

/**
 * Everything that a browser plays or reads of a resource, in one bundle: the best renditions that are ready, the poster,
 * captions, the book or the pages of an office document with a cover, and the original where the licence lets it be taken away.
 */
@ApplicationScoped
public class PlaybackBundle {

    public static final String MASTER = RenditionFiles.MASTER;
    public static final String POSTER = RenditionFiles.POSTER;
    public static final String CARD = RenditionFiles.CARD;
    public static final String STORYBOARD = RenditionFiles.STORYBOARD;
    public static final String CHAPTERS = "chapters.vtt";
    /** When which slide of a film is seen; its pictures lie beside it. */
    public static final String SLIDES = RenditionFiles.SLIDES;
    /** The sound that goes with the slides, where they are offered together. */
    public static final String THIN = RenditionFiles.THIN.playlist();
    /** JSON: what is known of the sound, with its outline. */
    public static final String SOUND_FACTS = RenditionFiles.SOUND_FACTS;

    public static final String FALLBACK = RenditionFiles.FALLBACK;
    /** The sound in one file. */
    public static final String SOUND = RenditionFiles.AUDIO.media();
    /** Captions lie here under their language, such as {@code captions/zh-CN.vtt}. */
    public static final String CAPTIONS = "captions/";
    /** The original lies here under its own name; it is never shown, only saved. */
    public static final String DOWNLOAD = "download/";
    /** A film as small as it can be read, to be saved as well. */
    public static final String LIGHT = "light/";

    private static final String PDF = "application/pdf";
    private static final String BOOK = "book.pdf";
    private static final String VTT = "text/vtt;charset=utf-8";
    private static final Map<String, String> SHOWN = Map.of(
            PDF,
            BOOK,
            "application/epub+zip",
            "book.epub",
            "image/jpeg",
            "picture.jpg",
            "image/png",
            "picture.png",
            "image/webp",
            "picture.webp",
            "image/gif",
            "picture.gif");
    private static final Map<String, String> COVERS =
            Map.of("image/jpeg", "cover.jpg", "image/png", "cover.png", "image/webp", "cover.webp");

    private final Renditions renditions;
    private final Posters posters;
    private final Previews previews;
    private final Bundles bundles;
    private final Licences licences;
    /** A bundle never changes, so it is stored once and then only named. */
    private final Cache<Bundle, Digest> stored =
            Caffeine.newBuilder().maximumSize(2_000).build();

    PlaybackBundle(Renditions renditions, Posters posters, Previews previews, Bundles bundles, Licences licences) {
        this.renditions = renditions;
        this.posters = posters;
        this.previews = previews;
        this.bundles = bundles;
        this.licences = licences;
    }

    /** A bundle and what it is called. */
    public record Named(Digest digest, Bundle bundle) {}

    /** Whether a file is there to be saved under its own name, and not to be shown. */
    static boolean isSaved(String path) {
        return path.startsWith(DOWNLOAD) || path.startsWith(LIGHT);
    }

    /** What there is to play or read of a resource now; more may come. */
    public Named of(LearningResource resource) {
        Bundle bundle = files(resource);
        return new Named(stored.get(bundle, bundles::store), bundle);
    }

    /** The same for whoever only looks which files there are. */
    Bundle files(LearningResource resource) {
        Bundle bundle = media(resource.id());
        for (Asset asset : resource.assets()) {
            bundle = with(bundle, asset);
        }
        bundle = bundle.with(previews.pdf(resource)
                .map(pdf -> Map.of(BOOK, Bundle.Entry.of(pdf, PDF)))
                .orElse(Map.of()));
        Optional<Asset> original = resource.asset(AssetRole.ORIGINAL);
        if (original.isPresent() && licences.mayBeTaken(resource)) {
            String label = label(original.get());
            Map<String, Bundle.Entry> saved = new HashMap<>(Map.of(
                    DOWNLOAD + label, entry(original.get(), original.get().mediaType())));
            bundle.find(FALLBACK)
                    .filter(light -> light.size() < original.get().size())
                    .ifPresent(light -> saved.put(LIGHT + label.replaceFirst("\\.\\w+$", "") + "-light.mp4", light));
            bundle = bundle.with(saved);
        }
        return bundle;
    }

    /** The picture of the slide that stands at this second, among the files of a bundle. */
    public static Optional<String> slide(Bundle bundle, double at) {
        // Addresses round the second from which it stands.
        double reached = at + 0.06;
        return bundle.entries().keySet().stream()
                .filter(path -> RenditionFiles.slideAt(path).orElse(Double.POSITIVE_INFINITY) <= reached)
                .reduce((_, later) -> later);
    }

    private Bundle media(UUID resource) {
        List<Rendition> ready = renditions.of(resource).stream()
                .filter(rendition -> rendition.bundle().isPresent())
                .toList();
        boolean laddered = ready.stream().anyMatch(rendition -> rendition.name() == RenditionName.LADDER);
        Bundle bundle = Bundle.empty();
        for (Rendition rendition : ready) {
            if (rendition.name() != RenditionName.REMUX || !laddered) {
                bundle = bundle.with(
                        bundles.load(rendition.bundle().orElseThrow()).entries());
            }
        }
        // What a person has chosen stands above what was taken by itself.
        return bundle.with(posters.chosen(resource).map(Poster::entries).orElse(Map.of()));
    }

    private static Bundle with(Bundle bundle, Asset asset) {
        return switch (asset.role()) {
            case CAPTION ->
                asset.language()
                        .map(language -> bundle.with(CAPTIONS + language + ".vtt", entry(asset, VTT)))
                        .orElse(bundle);
            case CHAPTERS -> bundle.with(CHAPTERS, entry(asset, VTT));
            case COVER -> named(bundle, asset, COVERS);
            case ORIGINAL -> named(bundle, asset, SHOWN);
        };
    }

    private static Bundle named(Bundle bundle, Asset asset, Map<String, String> names) {
        String name = names.get(asset.mediaType());
        return name == null ? bundle : bundle.with(name, entry(asset, asset.mediaType()));
    }

    private static Bundle.Entry entry(Asset asset, String mediaType) {
        return new Bundle.Entry(new Digest(asset.sha256()), asset.size(), mediaType);
    }

    /** The file's own name without what a path or a header can't carry. */
    private static String label(Asset asset) {
        String label = asset.filename()
                .replaceAll("[\\p{Cntrl}\\u2028\\u2029/\\\\]+", "_")
                .strip();
        return label.isEmpty() || label.equals(".") || label.equals("..") ? "file" : label;
    }
}
