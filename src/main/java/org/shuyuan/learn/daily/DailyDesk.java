package org.shuyuan.learn.daily;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.people.CurrentUser;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** What curators do with the programme, after it was looked whether it can be so. */
@ApplicationScoped
class DailyDesk {

    /** As far as anybody plans. */
    private static final int MOST_DAYS_AHEAD = 400;

    private static final Pattern ID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);

    private final Programme programme;
    private final Days days;
    private final Stages stages;
    private final Catalog catalog;
    private final CurrentUser user;

    DailyDesk(Programme programme, Days days, Stages stages, Catalog catalog, CurrentUser user) {
        this.programme = programme;
        this.days = days;
        this.stages = stages;
        this.catalog = catalog;
        this.user = user;
    }

    /** @throws Problem {@link ProblemType#BAD_REQUEST}, {@link ProblemType#UNKNOWN_TERM} */
    Place place(String day, String stage) {
        return new Place(days.read(day), stages.check(stage));
    }

    /**
     * Chooses a published lesson for a day that isn't over.
     *
     * @return what was there, if it was another
     * @throws Problem {@link ProblemType#DAILY_DAY_WRONG}, {@link ProblemType#DAILY_UNPUBLISHED}
     */
    Optional<Chosen> put(Place place, UUID resource) {
        requireAhead(place.day());
        if (catalog.find(resource).filter(LearningResource::published).isEmpty()) {
            throw Problem.of(ProblemType.DAILY_UNPUBLISHED);
        }
        return programme.put(place, resource, user.require().id());
    }

    /**
     * @param to what stands there comes in its place
     * @throws Problem {@link ProblemType#DAILY_DAY_WRONG}; {@link ProblemType#NOT_FOUND} where nothing is to be moved
     */
    void move(Place from, LocalDate to) {
        requireAhead(from.day());
        requireAhead(to);
        if (!programme.move(from, new Place(to, from.stage()), user.require().id())) {
            throw Problem.of(ProblemType.NOT_FOUND);
        }
    }

    void remove(Place place) {
        programme.remove(place);
    }

    /**
     * The resource that an address leads to, however it was copied; or an id by itself.
     *
     * @throws Problem {@link ProblemType#DAILY_UNPUBLISHED} where there is none in it
     */
    static UUID resource(String address) {
        Matcher id = ID.matcher(address);
        if (!id.find()) {
            throw Problem.of(ProblemType.DAILY_UNPUBLISHED);
        }
        return UUID.fromString(id.group());
    }

    /** What was shown stays as it was shown. */
    private void requireAhead(LocalDate day) {
        LocalDate today = days.today();
        if (day.isBefore(today) || day.isAfter(today.plusDays(MOST_DAYS_AHEAD))) {
            throw Problem.of(ProblemType.DAILY_DAY_WRONG, MOST_DAYS_AHEAD);
        }
    }
}
