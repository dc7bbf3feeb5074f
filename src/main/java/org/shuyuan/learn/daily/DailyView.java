package org.shuyuan.learn.daily;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.shuyuan.catalog.Card;
import org.shuyuan.catalog.Cards;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.text.Language;

/** Draws lessons of the programme for readers. */
@ApplicationScoped
class DailyView {

    private final Programme programme;
    private final Days days;
    private final Stages stages;
    private final Catalog catalog;
    private final Cards cards;

    DailyView(Programme programme, Days days, Stages stages, Catalog catalog, Cards cards) {
        this.programme = programme;
        this.days = days;
        this.stages = stages;
        this.catalog = catalog;
        this.cards = cards;
    }

    /**
     * @param day in words
     * @param today whether that is today
     */
    record Shown(String stage, String day, boolean today, Card card) {}

    /** Of each stage the lesson of today or, without one, of the latest day that had one. */
    List<Shown> latest(Language language) {
        return shown(programme.latest(days.today()), language);
    }

    /** Those that readers may see now, as they are given; on one day in the order of the stages. */
    List<Shown> shown(List<Chosen> chosen, Language language) {
        List<Chosen> ordered = new ArrayList<>(chosen);
        ordered.removeIf(
                each -> !each.published() || !stages.ids().contains(each.place().stage()));
        ordered.sort(Comparator.comparing((Chosen each) -> each.place().day())
                .reversed()
                .thenComparingInt(each -> stages.ids().indexOf(each.place().stage())));
        return ordered.stream()
                .flatMap(each -> catalog.find(each.resource()).filter(LearningResource::published).stream()
                        .map(resource -> new Shown(
                                stages.title(each.place().stage(), language),
                                days.words(each.place().day(), language),
                                each.place().day().equals(days.today()),
                                cards.of(resource, language))))
                .toList();
    }

    /** The same without what stood there before: a lesson may be repeated, an entry of a feed stands once. */
    static List<Chosen> once(List<Chosen> newestFirst) {
        Set<UUID> seen = new HashSet<>();
        return newestFirst.stream().filter(each -> seen.add(each.resource())).toList();
    }
}
