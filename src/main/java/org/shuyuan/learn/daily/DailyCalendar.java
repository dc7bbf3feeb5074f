package org.shuyuan.learn.daily;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.text.Language;

/** Draws the coming four weeks for curators, who see gaps at a glance. */
@ApplicationScoped
class DailyCalendar {

    private static final int DAYS = 28;

    private final Programme programme;
    private final Days days;
    private final Stages stages;
    private final Catalog catalog;

    DailyCalendar(Programme programme, Days days, Stages stages, Catalog catalog) {
        this.programme = programme;
        this.days = days;
        this.stages = stages;
        this.catalog = catalog;
    }

    /** @param gaps how many places want a lesson, withdrawn ones among them */
    record View(List<String> stages, List<Row> rows, int gaps) {}

    record Row(LocalDate date, String day, boolean today, List<Cell> cells) {}

    /**
     * @param href where the place is filled
     * @param title empty in a gap
     * @param gone whether it was withdrawn, so that readers see nothing
     */
    record Cell(String stage, String href, String title, boolean gone) {

        public boolean gap() {
            return title.isEmpty() || gone;
        }
    }

    View view(Language language) {
        LocalDate today = days.today();
        Map<Place, Chosen> chosen = programme.between(today, today.plusDays(DAYS - 1L)).stream()
                .collect(Collectors.toMap(Chosen::place, Function.identity()));
        List<Row> rows = IntStream.range(0, DAYS)
                .mapToObj(today::plusDays)
                .map(day -> new Row(
                        day,
                        days.words(day, language),
                        day.equals(today),
                        stages.ids().stream()
                                .map(stage -> cell(new Place(day, stage), chosen, language))
                                .toList()))
                .toList();
        return new View(
                stages.ids().stream().map(id -> stages.title(id, language)).toList(), rows, (int) rows.stream()
                        .flatMap(row -> row.cells().stream())
                        .filter(Cell::gap)
                        .count());
    }

    private Cell cell(Place place, Map<Place, Chosen> all, Language language) {
        Chosen chosen = all.get(place);
        return new Cell(
                stages.title(place.stage(), language),
                "/studio/daily/" + place.day() + "/" + place.stage(),
                chosen == null
                        ? ""
                        : catalog.find(chosen.resource())
                                .map(LearningResource::title)
                                .orElse(""),
                chosen != null && !chosen.published());
    }
}
