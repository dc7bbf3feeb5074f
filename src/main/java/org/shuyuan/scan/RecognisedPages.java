package org.shuyuan.scan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.NewPlace;
import org.shuyuan.catalog.Place;
import org.shuyuan.catalog.PlaceType;

/** Makes places of what was recognised, beside the pages that could be read at once. */
@ApplicationScoped
class RecognisedPages {

    private final Catalog catalog;
    private final Scans scans;

    RecognisedPages(Catalog catalog, Scans scans) {
        this.catalog = catalog;
        this.scans = scans;
    }

    /** Makes the places equal to what is known. */
    @Transactional
    void publish(UUID resource) {
        catalog.held(resource);
        Map<Integer, String> words = scans.words(resource);
        List<NewPlace> places = new ArrayList<>();
        for (Place place : pages(resource)) {
            // What a program has stamped on a scan stands in the picture as well.
            if (!place.recognised() && !words.containsKey((int) place.at())) {
                places.add(new NewPlace(place.at(), place.text()));
            }
        }
        words.forEach((page, text) -> places.add(new NewPlace(page, text, true)));
        places.sort(Comparator.comparingDouble(NewPlace::at));
        catalog.replacePlaces(resource, PlaceType.PAGE, places);
    }

    /**
     * As {@link #publish} where it is worth it: every time writes and indexes all pages, so each writes twice as many as the one
     * before it.
     */
    @Transactional
    void publishSome(UUID resource) {
        long shown = pages(resource).stream().filter(Place::recognised).count();
        if (scans.words(resource).size() >= Math.max(1, 2 * shown)) {
            publish(resource);
        }
    }

    private List<Place> pages(UUID resource) {
        return catalog.places(resource).stream()
                .filter(place -> place.type() == PlaceType.PAGE)
                .toList();
    }
}
