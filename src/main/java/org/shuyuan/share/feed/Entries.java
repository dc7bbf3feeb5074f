package org.shuyuan.share.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.shuyuan.catalog.Cards;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.Licences;
import org.shuyuan.catalog.PublicAddress;
import org.shuyuan.catalog.Vocabularies;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.Organisations;
import org.shuyuan.play.Offers;
import org.shuyuan.text.Language;

/** Draws resources as entries of a feed. */
@ApplicationScoped
class Entries {

    private final Organisations organisations;
    private final Vocabularies vocabularies;
    private final Licences licences;
    private final Offers offers;
    private final PublicAddress address;

    Entries(
            Organisations organisations,
            Vocabularies vocabularies,
            Licences licences,
            Offers offers,
            PublicAddress address) {
        this.organisations = organisations;
        this.vocabularies = vocabularies;
        this.licences = licences;
        this.offers = offers;
        this.address = address;
    }

    List<Entry> of(List<LearningResource> resources, Language language) {
        Map<UUID, String> publishers = new HashMap<>();
        return resources.stream()
                .map(resource -> entry(
                        resource,
                        language,
                        publishers.computeIfAbsent(
                                resource.organisation(),
                                id -> organisations
                                        .find(id)
                                        .map(Organisation::title)
                                        .orElse(""))))
                .toList();
    }

    private Entry entry(LearningResource resource, Language language, String publisher) {
        Offers.Offer offer = offers.of(resource);
        return new Entry(
                resource.id(),
                resource.title(),
                address.of(Cards.page(resource)),
                resource.state().since(),
                resource.updatedAt(),
                resource.descriptors().first(Field.DESCRIPTION).orElse(""),
                resource.descriptors().values(Field.CREATOR),
                publisher,
                resource.descriptors().values(Field.SUBJECT).stream()
                        .map(id -> new Entry.Subject(
                                id, vocabularies.get("subjects").title(id, language)))
                        .toList(),
                resource.descriptors().first(Field.LANGUAGE),
                Lasting.of(resource),
                offer.picture(),
                licences.url(resource),
                offer.enclosure());
    }
}
