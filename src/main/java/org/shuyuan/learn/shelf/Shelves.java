package org.shuyuan.learn.shelf;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.shuyuan.catalog.Access;
import org.shuyuan.catalog.Card;
import org.shuyuan.catalog.Cards;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.people.CurrentUser;
import org.shuyuan.text.ReaderLanguage;

/** Draws what a reader has put aside. What was withdrawn meanwhile isn't shown, and is there again when it is published again. */
@ApplicationScoped
public class Shelves {

    private final Favourites favourites;
    private final Access access;
    private final Cards cards;
    private final CurrentUser user;
    private final ReaderLanguage language;

    Shelves(Favourites favourites, Access access, Cards cards, CurrentUser user, ReaderLanguage language) {
        this.favourites = favourites;
        this.access = access;
        this.cards = cards;
        this.user = user;
        this.language = language;
    }

    /** Both with the latest first. */
    public record Drawn(List<Card> books, List<Card> others) {}

    public Drawn draw() {
        List<UUID> own = favourites.of(user.require().id());
        Map<UUID, LearningResource> there = access.findAll(own);
        Map<Boolean, List<LearningResource>> byBook = own.stream()
                .flatMap(id -> Stream.ofNullable(there.get(id)))
                .collect(Collectors.partitioningBy(Cards::isBook));
        return new Drawn(draw(byBook, true), draw(byBook, false));
    }

    private List<Card> draw(Map<Boolean, List<LearningResource>> byBook, boolean books) {
        return cards.of(byBook.getOrDefault(books, List.of()), language.get());
    }
}
