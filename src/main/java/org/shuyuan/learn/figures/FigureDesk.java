package org.shuyuan.learn.figures;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.Access;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.people.CurrentUser;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.Organisations;
import org.shuyuan.people.Role;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** Tells figures to whoever may see them. */
@ApplicationScoped
class FigureDesk {

    private static final int USUAL_DAYS = 30;

    /** Of this age: others are days to the calendar, and none to the database. */
    private static final Pattern DAY = Pattern.compile("2\\d{3}-\\d{2}-\\d{2}");

    private final Telling telling;
    private final Access access;
    private final Organisations organisations;
    private final CurrentUser user;
    private final Clock clock;

    FigureDesk(Telling telling, Access access, Organisations organisations, CurrentUser user, Clock clock) {
        this.telling = telling;
        this.access = access;
        this.organisations = organisations;
        this.user = user;
        this.clock = clock;
    }

    /**
     * A resource or course, if whoever asks may see its figures: its owner, curators of its organisation and above, and the
     * teachers of the organisation.
     *
     * @throws Problem {@link ProblemType#NOT_FOUND}, {@link ProblemType#FORBIDDEN}
     */
    LearningResource resource(UUID id) {
        LearningResource resource = access.readable(id);
        if (!looksOn(resource)) {
            throw Problem.of(ProblemType.FORBIDDEN);
        }
        return resource;
    }

    boolean looksOn(LearningResource resource) {
        return access.mayChange(resource) || user.has(Role.TEACHER, resource.organisation());
    }

    /**
     * An organisation, if whoever asks may see its figures: curators of it and above, and its teachers.
     *
     * @throws Problem {@link ProblemType#NOT_FOUND}, {@link ProblemType#FORBIDDEN}
     */
    Organisation organisation(String code) {
        Organisation organisation =
                organisations.withCode(code.replace("\0", "")).orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
        if (!user.has(Role.CURATOR, organisation.id()) && !user.has(Role.TEACHER, organisation.id())) {
            throw Problem.of(ProblemType.FORBIDDEN);
        }
        return organisation;
    }

    Series series(UUID scope, Days span, @Nullable String by) {
        Grain grain = by == null || by.isEmpty()
                ? Grain.fitting(span)
                : Grain.of(by).orElseThrow(() -> Problem.of(ProblemType.BAD_REQUEST, "by"));
        return telling.of(scope, span, grain);
    }

    /**
     * The days that are asked for; what is left out is today, and 30 days until then.
     *
     * @throws Problem {@link ProblemType#BAD_REQUEST} for no dates, and spans that end before they begin or are too long
     */
    Days span(@Nullable String from, @Nullable String to) {
        LocalDate end = date(to, "to").orElseGet(this::today);
        Days span = new Days(date(from, "from").orElseGet(() -> end.minusDays(USUAL_DAYS - 1)), end);
        if (!span.tellable()) {
            throw Problem.of(ProblemType.BAD_REQUEST, "from, to");
        }
        return span;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault());
    }

    private static Optional<LocalDate> date(@Nullable String written, String name) {
        if (written == null || written.isEmpty()) {
            return Optional.empty();
        }
        if (!DAY.matcher(written).matches()) {
            throw Problem.of(ProblemType.BAD_REQUEST, name);
        }
        try {
            return Optional.of(LocalDate.parse(written));
        } catch (DateTimeParseException noDay) {
            throw Problem.because(noDay, ProblemType.BAD_REQUEST, name);
        }
    }
}
