package org.shuyuan.play;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.shuyuan.catalog.Kinds;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.PublicAddress;
import org.shuyuan.catalog.Step;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.storage.Bundle;

/** What a resource offers to programs and sites besides our own pages. */
@ApplicationScoped
public class Offers {

    static final String VIDEO = "video.mp4";
    static final String SOUND = "audio.m4a";
    private static final String ORIGINAL = "download";

    /** The names by which podcast programs know what they get, and the files that they stand for. */
    private static final Map<String, String> FILES =
            Map.of(VIDEO, PlaybackBundle.FALLBACK, SOUND, PlaybackBundle.SOUND);

    private final PlaybackBundle bundles;
    private final Grants grants;
    private final Kinds kinds;
    private final PublicAddress address;
    private final Watched watched;

    Offers(PlaybackBundle bundles, Grants grants, Kinds kinds, PublicAddress address, Watched watched) {
        this.bundles = bundles;
        this.grants = grants;
        this.kinds = kinds;
        this.address = address;
        this.watched = watched;
    }

    /**
     * Addresses are absolute, stay the same and ask for no session; they lead to where ranges are answered.
     *
     * @param plays whether the player has something to play
     * @param picture that stands for it
     * @param enclosure the one file that others may take away: the film as light as it can be read, else the sound, else
     *     the original; nothing where the licence keeps it here, or while it isn't made
     */
    public record Offer(boolean plays, Optional<String> picture, Optional<Enclosure> enclosure) {}

    /** @param bytes that are there now; a rendition that is made anew may have others */
    public record Enclosure(String address, String mediaType, long bytes) {

        /** Whether it is film or sound. */
        public boolean plays() {
            return mediaType.startsWith("video/") || mediaType.startsWith("audio/");
        }
    }

    public Offer of(LearningResource resource) {
        Bundle bundle = bundles.files(resource);
        return new Offer(
                bundle.find(PlaybackBundle.MASTER).isPresent(),
                Playback.picture(bundle).map(_ -> publicly(resource.id(), "poster")),
                enclosure(resource, bundle));
    }

    private Optional<Enclosure> enclosure(LearningResource resource, Bundle bundle) {
        Optional<Bundle.Entry> original = original(bundle);
        if (original.isEmpty()) {
            return Optional.empty();
        }
        Optional<Enclosure> media = Stream.of(VIDEO, SOUND)
                .flatMap(name -> bundle.find(FILES.getOrDefault(name, name)).stream()
                        .map(entry -> enclosure(resource.id(), name, entry)))
                .findFirst();
        // An original film is heavier than most lines, and tells where and by whom it was filmed.
        boolean rendered = kinds.get(resource.kind()).steps().contains(Step.RENDER);
        return media.isPresent() || rendered ? media : original.map(entry -> enclosure(resource.id(), ORIGINAL, entry));
    }

    private Enclosure enclosure(UUID resource, String name, Bundle.Entry entry) {
        return new Enclosure(publicly(resource, name), entry.mediaType(), entry.size());
    }

    /**
     * Where the file is now; nothing while it isn't made.
     *
     * @param name {@link #VIDEO} or {@link #SOUND}
     * @throws Problem {@link ProblemType#DOWNLOAD_NOT_ALLOWED}
     */
    Optional<String> address(LearningResource resource, String name) {
        PlaybackBundle.Named named = bundles.of(resource);
        if (original(named.bundle()).isEmpty()) {
            throw Problem.of(ProblemType.DOWNLOAD_NOT_ALLOWED);
        }
        String file = FILES.getOrDefault(name, name);
        watched.now(resource.id());
        return named.bundle().find(file).map(_ -> grants.address(named.digest()) + "/" + file);
    }

    /** It stands among what is saved where the licence lets it be taken away. */
    private static Optional<Bundle.Entry> original(Bundle bundle) {
        return bundle.entries().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(PlaybackBundle.DOWNLOAD))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private String publicly(UUID resource, String name) {
        return address.page(resource) + "/" + name;
    }
}
