package org.shuyuan.describe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.catalog.Asset;
import org.shuyuan.catalog.AssetRole;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Field;
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
import org.shuyuan.text.Language;
import org.shuyuan.text.Messages;

/**
 * The parts of a film: a WebVTT track of titles, one for each resource. It is proposed where slides change; what a person
 * has said of it is never proposed over, and neither is a person's word that there are none.
 */
@ApplicationScoped
public class Chapters {

    private static final String FILE = "chapters.vtt";
    /** More can't be told apart on a bar. */
    private static final int MOST = 100;

    private static final int LONGEST_TITLE = 120;
    private static final long SHORTEST = 1_000;

    private final Catalog catalog;
    private final BlobStore blobs;
    private final Messages messages;
    private final Event<Described> described;

    Chapters(Catalog catalog, BlobStore blobs, Messages messages, Event<Described> described) {
        this.catalog = catalog;
        this.blobs = blobs;
        this.messages = messages;
        this.described = described;
    }

    /**
     * Puts these in the place of what was proposed before.
     *
     * @param starts of the parts, in seconds; none where there is nothing to propose
     */
    @Transactional
    public void propose(UUID resource, List<Double> starts) {
        LearningResource held = catalog.held(resource);
        Optional<Asset> present = find(held);
        if (outweighed(held, Origin.EXTRACTED)) {
            return;
        }
        if (starts.isEmpty()) {
            present.ifPresent(track -> catalog.detach(resource, track.id()));
            return;
        }
        List<Cue> parts = new ArrayList<>();
        for (double start : starts) {
            // Chinese, as nearly every lesson is: the track is one for all readers, and the teacher names the parts.
            String title = messages.say(Language.ZH_CN, "chapters.part", Integer.toString(parts.size() + 1));
            parts.add(new Cue(Math.round(start * 1000), Math.round(start * 1000) + SHORTEST, title));
        }
        write(held, chained(parts, held), Origin.EXTRACTED);
    }

    /**
     * Keeps the chapters that came from another repository, unless a person here has said what they are.
     *
     * @param file WebVTT; what can't be read is left out
     */
    @Transactional
    public void harvested(UUID resource, byte[] file) {
        LearningResource held = catalog.held(resource);
        if (outweighed(held, Origin.HARVESTED)) {
            return;
        }
        try {
            List<Cue> parts = WebVtt.read(file).cues();
            WebVtt track = chained(parts.subList(0, Math.min(parts.size(), MOST)), held);
            write(held, track, Origin.HARVESTED);
            tell(resource, named(track));
        } catch (Problem unreadable) {
            // The film plays without them.
        }
    }

    private boolean outweighed(LearningResource resource, Origin origin) {
        return find(resource)
                .filter(track -> track.origin().compareTo(origin) > 0)
                .isPresent();
    }

    private static List<NewPlace> named(WebVtt track) {
        return track.cues().stream()
                .map(cue -> new NewPlace(cue.seconds(), cue.words()))
                .toList();
    }

    /**
     * A person's chapters, if what is there is what the person has seen. No chapters are a word, too.
     *
     * @param file WebVTT; ends don't count, a chapter lasts until the next
     * @throws Problem CHAPTERS_CHANGED, CHAPTERS_UNSEEN, CHAPTERS_TOO_MANY, or what {@link WebVtt#read} throws
     */
    @Transactional
    Asset put(UUID resource, byte[] file, Precondition seen) {
        WebVtt given = read(file);
        LearningResource held = catalog.held(resource);
        check(held, seen);
        WebVtt track = chained(given.cues(), held);
        Asset written = write(held, track, Origin.PERSON);
        tell(resource, named(track));
        return written;
    }

    private static WebVtt read(byte[] file) {
        WebVtt given = WebVtt.read(file);
        if (given.cues().size() > MOST) {
            throw Problem.of(ProblemType.CHAPTERS_TOO_MANY, MOST);
        }
        return given;
    }

    /** @throws Problem CHAPTERS_TOO_MANY, or what {@link WebVtt#read} throws */
    public void check(byte[] file) {
        read(file);
    }

    /** Chapters of a person that were kept elsewhere. */
    @Transactional
    public void restore(UUID resource, byte[] file) {
        put(resource, file, Precondition.NONE);
    }

    /** @throws Problem NOT_FOUND, CHAPTERS_CHANGED or CHAPTERS_UNSEEN */
    @Transactional
    void remove(UUID resource, Precondition seen) {
        LearningResource held = catalog.held(resource);
        Asset track = find(held).orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
        check(held, seen);
        catalog.detach(resource, track.id());
        tell(resource, List.of());
    }

    Optional<Asset> find(LearningResource resource) {
        return resource.asset(AssetRole.CHAPTERS);
    }

    byte[] bytes(Asset track) {
        try (InputStream in = blobs.open(new Digest(track.sha256()))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void check(LearningResource resource, Precondition seen) {
        seen.check(find(resource).map(Asset::sha256), ProblemType.CHAPTERS_CHANGED, ProblemType.CHAPTERS_UNSEEN);
    }

    /** Each lasts until the next and the last until the end; of two that begin together the first counts. */
    private static WebVtt chained(List<Cue> given, LearningResource resource) {
        List<Cue> chained = new ArrayList<>();
        long end = Math.round(1000 * seconds(resource));
        for (Cue cue : given.reversed()) {
            long next = chained.isEmpty()
                    ? Math.max(end, cue.start() + SHORTEST)
                    : chained.getFirst().start();
            if (cue.start() == next) {
                chained.removeFirst();
                next = chained.isEmpty()
                        ? Math.max(end, cue.start() + SHORTEST)
                        : chained.getFirst().start();
            }
            chained.addFirst(new Cue(cue.start(), next, title(cue)));
        }
        return new WebVtt(chained);
    }

    private static String title(Cue cue) {
        String words = cue.words();
        return words.codePointCount(0, words.length()) <= LONGEST_TITLE
                ? words
                : words.substring(0, words.offsetByCodePoints(0, LONGEST_TITLE));
    }

    private static double seconds(LearningResource resource) {
        try {
            return resource.descriptors()
                    .first(Field.DURATION)
                    .map(Double::valueOf)
                    .orElse(0.0);
        } catch (NumberFormatException notMeasured) {
            return 0;
        }
    }

    private Asset write(LearningResource resource, WebVtt track, Origin origin) {
        Blob blob = blobs.put(track.bytes());
        String sha256 = blob.digest().hex();
        Optional<Asset> known =
                find(resource).filter(before -> before.sha256().equals(sha256) && before.origin() == origin);
        if (known.isPresent()) {
            return known.get();
        }
        find(resource).ifPresent(before -> catalog.detach(resource.id(), before.id()));
        return catalog.attach(
                resource.id(),
                new NewAsset(AssetRole.CHAPTERS, sha256, blob.size(), WebVtt.MEDIA_TYPE, FILE, null, origin));
    }

    /** Only what a person has named is worth finding. */
    private void tell(UUID resource, List<NewPlace> named) {
        catalog.replacePlaces(resource, PlaceType.CHAPTER, named);
        described.fire(new Described(resource));
    }
}
