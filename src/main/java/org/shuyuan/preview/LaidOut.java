package org.shuyuan.preview;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.Origin;
import org.shuyuan.catalog.Place;
import org.shuyuan.catalog.PlaceType;
import org.shuyuan.describe.Covers;
import org.shuyuan.describe.PdfPages;
import org.shuyuan.storage.Blob;

/** The moment at which a document has pages: its places, their number and its cover are those of the pages from then on. */
@ApplicationScoped
class LaidOut {

    private final Previews previews;
    private final Catalog catalog;
    private final Covers covers;

    LaidOut(Previews previews, Catalog catalog, Covers covers) {
        this.previews = previews;
        this.catalog = catalog;
        this.covers = covers;
    }

    /** All of it or nothing, and nothing where another document has come meanwhile. */
    @Transactional
    void record(Preview preview, Blob pdf, PdfPages.Read pages) {
        UUID resource = preview.resource();
        catalog.held(resource);
        if (!previews.ready(preview, pdf, pages.count())) {
            return;
        }
        catalog.describe(resource, Origin.EXTRACTED, Map.of(Field.PAGES, List.of(Integer.toString(pages.count()))));
        switch (preview.format().sort()) {
            case SLIDES -> {
                // The document knows its slides better than their picture does, as long as both count alike.
                if (last(resource) > pages.count()) {
                    catalog.replacePlaces(resource, PlaceType.SLIDE, pages.places());
                }
            }
            case TEXT -> catalog.replacePlaces(resource, PlaceType.PAGE, pages.places());
        }
        // It is larger than the picture that office programs leave in their files, if they leave any.
        pages.cover().ifPresent(cover -> covers.attach(resource, cover));
    }

    private double last(UUID resource) {
        return catalog.places(resource).stream()
                .filter(place -> place.type() == PlaceType.SLIDE)
                .mapToDouble(Place::at)
                .max()
                .orElse(0);
    }
}
