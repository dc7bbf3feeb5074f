package org.shuyuan.learn.daily;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.shuyuan.share.feed.FeedAddress;
import org.shuyuan.share.feed.FeedFormat;
import org.shuyuan.text.Language;
import org.shuyuan.text.ReaderLanguage;

/** The lessons of all days so far, month by month. */
@Path("/daily")
@Produces(MediaType.TEXT_HTML)
class DailyPages {

    private final Programme programme;
    private final DailyView view;
    private final Days days;
    private final Stages stages;
    private final ReaderLanguage language;

    DailyPages(Programme programme, DailyView view, Days days, Stages stages, ReaderLanguage language) {
        this.programme = programme;
        this.view = view;
        this.days = days;
        this.stages = stages;
        this.language = language;
    }

    record Link(String title, String href, boolean here) {}

    /**
     * @param earlier the month before; none before the first lesson
     * @param later the month behind; none in this month
     */
    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record DailyArchive(
            String month,
            List<Link> stages,
            @Nullable Link earlier,
            @Nullable Link later,
            List<DailyView.Shown> lessons,
            String feed)
            implements TemplateInstance {}

    @GET
    @Blocking
    @PermitAll
    public TemplateInstance archive(@RestQuery @Nullable String month, @RestQuery @Nullable String stage) {
        Language words = language.get();
        YearMonth shown = days.month(month);
        List<String> asked = stages.asked(stage);
        String one = stage == null || stage.isBlank() ? "" : asked.getFirst();
        LocalDate today = days.today();
        LocalDate last = shown.atEndOfMonth().isBefore(today) ? shown.atEndOfMonth() : today;
        List<Chosen> chosen = programme.between(shown.atDay(1), last).stream()
                .filter(each -> asked.contains(each.place().stage()))
                .toList();
        boolean begins =
                programme.first().filter(day -> day.isBefore(shown.atDay(1))).isEmpty();
        boolean ends = !shown.isBefore(YearMonth.from(today));
        return new DailyArchive(
                days.words(shown, words),
                chips(shown, one, words),
                begins ? null : link(shown.minusMonths(1), one, words),
                ends ? null : link(shown.plusMonths(1), one, words),
                view.shown(chosen, words),
                FeedAddress.daily(Optional.of(one).filter(id -> !id.isEmpty())).in(FeedFormat.ATOM, words));
    }

    private List<Link> chips(YearMonth month, String one, Language words) {
        List<Link> chips = new ArrayList<>();
        chips.add(new Link("", href(month, ""), one.isEmpty()));
        stages.ids().forEach(id -> chips.add(new Link(stages.title(id, words), href(month, id), id.equals(one))));
        return chips;
    }

    private Link link(YearMonth month, String stage, Language words) {
        return new Link(days.words(month, words), href(month, stage), false);
    }

    private static String href(YearMonth month, String stage) {
        return "/daily?month=" + month + (stage.isEmpty() ? "" : "&stage=" + stage);
    }
}
