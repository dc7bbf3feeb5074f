package org.shuyuan.render;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.NewPlace;
import org.shuyuan.catalog.Place;
import org.shuyuan.catalog.PlaceType;
import org.shuyuan.describe.Described;
import org.shuyuan.render.manifest.RenditionFiles;
import org.shuyuan.storage.Bundle;
import org.shuyuan.storage.Bundles;

/**
 * The slides of a film as places of it: each is found by what was said while it stood. Kept equal to the slides and the
 * captions in the transaction in which either of them changes.
 */
@ApplicationScoped
class SlidePlaces {

    /** Some minutes of speech. */
    private static final int LONGEST_TEXT = 4_000;

    private final Renditions renditions;
    private final Bundles bundles;
    private final Catalog catalog;

    SlidePlaces(Renditions renditions, Bundles bundles, Catalog catalog) {
        this.renditions = renditions;
        this.bundles = bundles;
        this.catalog = catalog;
    }

    void rendered(@Observes Rendered event) {
        refresh(event.resource());
    }

    void described(@Observes Described event) {
        refresh(event.resource());
    }

    private void refresh(UUID resource) {
        Optional<Bundle> ladder = renditions
                .find(resource, RenditionName.LADDER)
                .flatMap(Rendition::bundle)
                .map(bundles::load);
        List<Double> starts = ladder.stream()
                .flatMap(bundle -> bundle.entries().keySet().stream())
                .flatMap(path -> RenditionFiles.slideAt(path).stream().boxed())
                .sorted()
                .toList();
        List<Place> present = catalog.places(resource);
        List<NewPlace> screens = screens(starts, present);
        if (!screens.equals(of(present))) {
            catalog.replacePlaces(resource, PlaceType.SCREEN, screens);
        }
    }

    private static List<NewPlace> of(List<Place> present) {
        return present.stream()
                .filter(place -> place.type() == PlaceType.SCREEN)
                .map(place -> new NewPlace(place.at(), place.text()))
                .toList();
    }

    private static List<NewPlace> screens(List<Double> starts, List<Place> present) {
        List<Place> cues =
                present.stream().filter(place -> place.type() == PlaceType.CUE).toList();
        List<NewPlace> screens = new ArrayList<>();
        for (int slide = 0; slide < starts.size(); slide++) {
            double from = starts.get(slide);
            double until = slide + 1 < starts.size() ? starts.get(slide + 1) : Double.POSITIVE_INFINITY;
            String said = cues.stream()
                    .filter(cue -> cue.at() >= from && cue.at() < until)
                    .map(Place::text)
                    .collect(Collectors.joining(" "));
            if (!said.isEmpty()) {
                screens.add(new NewPlace(
                        from,
                        said.length() <= LONGEST_TEXT
                                ? said
                                : said.substring(
                                        0, said.offsetByCodePoints(0, said.codePointCount(0, LONGEST_TEXT) - 1))));
            }
        }
        return screens;
    }
}
