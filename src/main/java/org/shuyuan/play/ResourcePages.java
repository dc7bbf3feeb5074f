package org.shuyuan.play;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.Access;
import org.shuyuan.catalog.AssetRole;
import org.shuyuan.catalog.Cards;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.PlaceType;
import org.shuyuan.catalog.Places;
import org.shuyuan.catalog.Processing;
import org.shuyuan.catalog.Provenance;
import org.shuyuan.catalog.ResourceState;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.Organisations;
import org.shuyuan.text.Figures;
import org.shuyuan.text.Language;
import org.shuyuan.text.Messages;

/** Gathers what the watch page and the book page show. */
@ApplicationScoped
class ResourcePages {

    private static final List<Field> FACTS = List.of(
            Field.SUBJECT,
            Field.STAGE,
            Field.GRADE,
            Field.EDITION,
            Field.VOLUME,
            Field.LESSON,
            Field.KEYWORDS,
            Field.CREATOR,
            Field.PUBLISHER,
            Field.LANGUAGE,
            Field.LICENCE,
            Field.DATE,
            Field.PAGES);

    private final Catalog catalog;
    private final Cards cards;
    private final Access access;
    private final Organisations organisations;
    private final Processing processing;
    private final Playback playback;
    private final Messages messages;

    ResourcePages(
            Catalog catalog,
            Cards cards,
            Access access,
            Organisations organisations,
            Processing processing,
            Playback playback,
            Messages messages) {
        this.catalog = catalog;
        this.cards = cards;
        this.access = access;
        this.organisations = organisations;
        this.processing = processing;
        this.playback = playback;
        this.messages = messages;
    }

    /** All that the page of a resource shows. */
    ResourceView view(LearningResource resource, Language language) {
        return view(
                resource,
                language,
                access.mayChange(resource),
                facts(resource, language),
                // A book is opened at its places by the reader, and may have thousands.
                Cards.isBook(resource) ? List.of() : places(resource, language));
    }

    /** What plays it, for a page that has nothing else of it: without facts and places, and for whoever may change nothing. */
    ResourceView alone(LearningResource resource, Language language) {
        return view(resource, language, false, List.of(), List.of());
    }

    private ResourceView view(
            LearningResource resource,
            Language language,
            boolean mine,
            List<ResourceView.Fact> facts,
            List<ResourceView.InnerPlace> places) {
        Playback.View ready = playback.of(resource);
        Processing.Status now = processing.of(resource.id());
        boolean over = now.stage().equals("done") || now.problem().isPresent();
        DateTimeFormatter day = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(language.locale())
                .withZone(ZoneId.systemDefault());
        ResourceState state = resource.state();
        return new ResourceView(
                cards.of(resource, language),
                cards.words(resource, Field.CREATOR, language),
                organisations
                        .find(resource.organisation())
                        .map(Organisation::title)
                        .orElse(""),
                "/school/" + resource.organisation(),
                resource.published() ? day.format(state.since()) : "",
                resource.published() ? state.since().toString() : "",
                state.id(),
                resource.descriptors().first(Field.DESCRIPTION).orElse(""),
                facts,
                places,
                ready.download().orElse(null),
                resource.asset(AssetRole.ORIGINAL)
                        .map(asset -> Figures.size(asset.size()))
                        .orElse(""),
                ready.light().orElse(null),
                ready.lightBytes().map(Figures::size).orElse(""),
                mine,
                over
                        ? null
                        : new ResourceView.Progress(
                                now.percent(), messages.say(language, "stage." + now.stage(), now.percent())),
                now.problem()
                        .filter(_ -> mine)
                        .map(problem -> problem.detail(messages, language))
                        .orElse(null),
                player(resource, ready, language),
                ready.book().orElse(null),
                elsewhere(resource).map(URI::toString).orElse(null));
    }

    private ResourceView.@Nullable Player player(LearningResource resource, Playback.View ready, Language language) {
        if (!ready.playable() && ready.mp4().isEmpty()) {
            return null;
        }
        return new ResourceView.Player(
                ready.hls().orElse(null),
                ready.mp4().orElse(null),
                ready.storyboard().orElse(null),
                ready.chapters().orElse(null),
                ready.slides().orElse(null),
                ready.thin().orElse(null),
                ready.sound().orElse(null),
                ready.poster().orElse(null),
                resource.descriptors().first(Field.DURATION).orElse("0"),
                ready.captions().stream()
                        .map(track -> new ResourceView.Track(
                                track.url(),
                                track.lang(),
                                Locale.forLanguageTag(track.lang()).getDisplayLanguage(language.locale())))
                        .toList());
    }

    private List<ResourceView.Fact> facts(LearningResource resource, Language language) {
        List<ResourceView.Fact> facts = new ArrayList<>();
        for (Field field : FACTS) {
            String words = cards.words(resource, field, language);
            if (!words.isEmpty()) {
                String href = field == Field.SUBJECT || field == Field.GRADE
                        ? "/s?" + field.id() + "="
                                + resource.descriptors().values(field).getFirst()
                        : null;
                facts.add(new ResourceView.Fact(messages.say(language, "field." + field.id()), words, href));
            }
        }
        elsewhere(resource)
                .ifPresent(page -> facts.add(new ResourceView.Fact(
                        messages.say(language, "watch.source"), page.getHost(), page.toString())));
        return facts;
    }

    /** Where it is shown in the repository that it comes from. */
    private static Optional<URI> elsewhere(LearningResource resource) {
        return resource.provenance().flatMap(Provenance::page).map(URI::create);
    }

    private List<ResourceView.InnerPlace> places(LearningResource resource, Language language) {
        String page = Cards.page(resource);
        return catalog.places(resource.id()).stream()
                // The player shows its chapters itself, and what stood on the screen is told by what was said.
                .filter(place -> place.type() != PlaceType.CHAPTER && place.type() != PlaceType.SCREEN)
                .map(place -> new ResourceView.InnerPlace(
                        Places.anchor(place.type(), place.at()),
                        Places.href(page, place.type(), place.at()),
                        Places.words(messages, language, resource, place.type(), place.at()),
                        place.type() == PlaceType.CUE ? Places.seconds(place.at()) : null,
                        place.text()))
                .toList();
    }
}
