package org.shuyuan.describe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.NewPlace;
import org.shuyuan.catalog.Origin;
import org.shuyuan.catalog.PlaceType;
import org.shuyuan.catalog.Processing;
import org.shuyuan.catalog.Step;
import org.shuyuan.storage.Digest;

/** Writes what was read out of a file into the catalog, all of it or nothing, and the same twice as once. */
@ApplicationScoped
class Findings {

    private final Catalog catalog;
    private final Processing processing;
    private final Covers covers;
    private final Crosswalks crosswalks;
    private final Captions captions;
    private final UnreadParts unread;
    private final Event<PagesSeen> seen;
    private final Event<Described> described;

    Findings(
            Catalog catalog,
            Processing processing,
            Covers covers,
            Crosswalks crosswalks,
            Captions captions,
            UnreadParts unread,
            Event<PagesSeen> seen,
            Event<Described> described) {
        this.catalog = catalog;
        this.processing = processing;
        this.covers = covers;
        this.crosswalks = crosswalks;
        this.captions = captions;
        this.unread = unread;
        this.seen = seen;
        this.described = described;
    }

    @Transactional
    void record(UUID resource, Digest document, String mediaType, Extraction found) {
        catalog.describe(resource, Origin.EXTRACTED, descriptors(mediaType, found));
        places(resource, PlaceType.PAGE, found);
        places(resource, PlaceType.SLIDE, found);
        unread.replace(resource, found.unread());
        seen.fire(new PagesSeen(resource, document, found.scanned()));
        captions.refresh(resource);
        found.cover().ifPresent(cover -> covers.attach(resource, cover));
        processing.finished(resource, Step.DESCRIBE);
        described.fire(new Described(resource));
    }

    private Map<Field, List<String>> descriptors(String mediaType, Extraction found) {
        Map<Field, List<String>> descriptors = crosswalks.descriptors(mediaType, found.metadata());
        if (!descriptors.containsKey(Field.LANGUAGE)) {
            Tongue.of(found.units().stream().map(Unit::text).toList())
                    .ifPresent(language -> descriptors.put(Field.LANGUAGE, List.of(language)));
        }
        return descriptors;
    }

    private void places(UUID resource, PlaceType type, Extraction found) {
        List<NewPlace> places = found.units().stream()
                .filter(unit -> unit.type() == type)
                .map(unit -> new NewPlace(unit.at(), PlainText.of(unit.text())))
                .filter(place -> !place.text().isEmpty())
                .toList();
        catalog.replacePlaces(resource, type, places);
    }
}
