package org.shuyuan.learn.follow;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.Access;
import org.shuyuan.catalog.Cards;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.learn.course.Course;
import org.shuyuan.learn.course.Lesson;
import org.shuyuan.learn.course.Section;
import org.shuyuan.learn.join.Enrolments;
import org.shuyuan.people.Account;
import org.shuyuan.people.CurrentUser;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.Organisations;
import org.shuyuan.text.Figures;
import org.shuyuan.text.Messages;
import org.shuyuan.text.ReaderLanguage;

/** Draws courses for whoever is looking. */
@ApplicationScoped
public class CourseDrawing {

    /** People of whom something may be told. */
    private static final int ENOUGH = 5;

    private final Access access;
    private final Cards cards;
    private final Organisations organisations;
    private final Standings standings;
    private final Enrolments enrolments;
    private final CurrentUser user;
    private final Messages messages;
    private final ReaderLanguage language;

    CourseDrawing(
            Access access,
            Cards cards,
            Organisations organisations,
            Standings standings,
            Enrolments enrolments,
            CurrentUser user,
            Messages messages,
            ReaderLanguage language) {
        this.access = access;
        this.cards = cards;
        this.organisations = organisations;
        this.standings = standings;
        this.enrolments = enrolments;
        this.user = user;
        this.messages = messages;
        this.language = language;
    }

    public CourseView draw(Course course) {
        LearningResource resource = access.readable(course.id());
        Optional<UUID> reader = user.account().map(Account::id);
        Optional<Standing> standing = standing(course);
        List<CourseView.Part> parts = parts(course, standing);
        boolean follows = reader.filter(account -> enrolments.follows(account, course.id()))
                .isPresent();
        return new CourseView(
                cards.of(resource, language.get()),
                resource.descriptors().first(Field.DESCRIPTION).orElse(""),
                cards.words(resource, Field.CREATOR, language.get()),
                organisations
                        .find(resource.organisation())
                        .map(Organisation::title)
                        .orElse(""),
                "/school/" + resource.organisation(),
                resource.state().id(),
                parts,
                (int) course.lessons().filter(lesson -> !lesson.gap()).count(),
                standing.map(Standing::done).orElse(0L),
                standing.map(Standing::percent).orElse(0),
                next(parts, standing),
                followers(resource),
                follows,
                reader.filter(account -> enrolments.alone(account, course.id())).isPresent(),
                course.joining() == Course.Joining.OPEN,
                access.mayChange(resource),
                course.origin()
                        .flatMap(access::find)
                        .map(origin -> cards.of(origin, language.get()))
                        .orElse(null));
    }

    /** Of fewer than five only whoever may change the course is told how many they are. */
    private long followers(LearningResource course) {
        long many = enrolments.many(course.id());
        return many >= ENOUGH || access.mayChange(course) ? many : 0;
    }

    /** A course around one of its lessons. */
    public CourseView.Way way(Course course, Lesson lesson) {
        LearningResource resource = access.readable(course.id());
        List<CourseView.Part> parts = parts(course, standing(course));
        List<CourseView.LessonView> all =
                parts.stream().flatMap(part -> part.lessons().stream()).toList();
        List<CourseView.LessonView> open = all.stream()
                .filter(each -> each.href() != null || each.id().equals(lesson.id()))
                .toList();
        int at = open.stream().map(CourseView.LessonView::id).toList().indexOf(lesson.id());
        CourseView.LessonView here = open.get(at);
        return new CourseView.Way(
                resource.title(),
                Cards.page(resource),
                parts,
                here,
                at > 0 ? open.get(at - 1) : null,
                at + 1 < open.size() ? open.get(at + 1) : null,
                user.account().isPresent() ? stops(course, lesson, all) : List.of(),
                user.account()
                        .filter(account -> enrolments.follows(account.id(), course.id()))
                        .isPresent(),
                !List.of("film", "quiz").contains(here.sort()) && !standings.scored(lesson),
                "/course/" + course.id() + "/" + lesson.id() + "/read");
    }

    /** The quizzes behind a film that say at which second. */
    private static List<CourseView.Stop> stops(Course course, Lesson film, List<CourseView.LessonView> drawn) {
        Set<UUID> done = drawn.stream()
                .filter(each -> each.state().equals("done"))
                .map(CourseView.LessonView::id)
                .collect(Collectors.toSet());
        return course.lessons()
                .dropWhile(lesson -> !lesson.id().equals(film.id()))
                .skip(1)
                .takeWhile(lesson ->
                        lesson.type() == Lesson.Type.QUIZ && lesson.part().isPresent())
                .filter(lesson -> !done.contains(lesson.id()))
                .flatMap(lesson -> lesson.part().stream()
                        .map(part -> new CourseView.Stop(
                                lesson.id(),
                                part.from(),
                                lesson.title(),
                                "/course/" + course.id() + "/quiz/" + lesson.id())))
                .toList();
    }

    private Optional<Standing> standing(Course course) {
        return user.account().map(account -> standings.of(course, account.id()));
    }

    private static CourseView.@Nullable LessonView next(List<CourseView.Part> parts, Optional<Standing> standing) {
        List<CourseView.LessonView> open = parts.stream()
                .flatMap(part -> part.lessons().stream())
                .filter(lesson -> lesson.href() != null)
                .toList();
        return standing.flatMap(Standing::next)
                .flatMap(step -> open.stream()
                        .filter(lesson -> lesson.id().equals(step.lesson().id()))
                        .findFirst())
                .or(() -> open.stream().findFirst())
                .orElse(null);
    }

    private List<CourseView.Part> parts(Course course, Optional<Standing> standing) {
        Map<UUID, Standing.Step> steps = new HashMap<>();
        standing.ifPresent(
                known -> known.steps().forEach(step -> steps.put(step.lesson().id(), step)));
        Map<UUID, LearningResource> behind = access.findAll(course.lessons()
                .flatMap(lesson -> lesson.resource().stream())
                .distinct()
                .toList());
        List<CourseView.Part> parts = new ArrayList<>();
        int number = 0;
        for (Section section : course.sections()) {
            List<CourseView.LessonView> lessons = new ArrayList<>();
            for (Lesson lesson : section.lessons()) {
                lessons.add(lesson(
                        course,
                        lesson,
                        ++number,
                        lesson.resource().map(behind::get),
                        Optional.ofNullable(steps.get(lesson.id()))));
            }
            parts.add(new CourseView.Part(section.title(), lessons));
        }
        return parts;
    }

    private CourseView.LessonView lesson(
            Course course, Lesson lesson, int number, Optional<LearningResource> behind, Optional<Standing.Step> step) {
        String state = step.map(known -> known.done() ? "done" : known.begun() ? "begun" : "new")
                .orElse("new");
        return new CourseView.LessonView(
                lesson.id(),
                number,
                lesson.title(),
                href(course, lesson, behind),
                sort(lesson, behind),
                detail(lesson, behind),
                state,
                step.map(Standing.Step::percent).orElse(0));
    }

    /** Where a lesson is watched, read or answered, below the service; nothing where there is nothing behind it. */
    static @Nullable String href(Course course, Lesson lesson, Optional<LearningResource> behind) {
        if (lesson.type() != Lesson.Type.RESOURCE) {
            String room = lesson.type() == Lesson.Type.PAGE
                    ? "/"
                    : "/" + lesson.type().id() + "/";
            return "/course/" + course.id() + room + lesson.id();
        }
        return behind.map(resource -> Cards.page(resource) + "?lesson=" + lesson.id()
                        + lesson.part()
                                .map(part -> (Cards.isBook(resource) ? "&page=" : "&t=") + part.from())
                                .orElse(""))
                .orElse(null);
    }

    private static String sort(Lesson lesson, Optional<LearningResource> behind) {
        if (lesson.type() != Lesson.Type.RESOURCE) {
            return lesson.type().id();
        }
        return behind.map(resource -> Cards.isBook(resource)
                        ? "book"
                        : resource.descriptors().first(Field.DURATION).isPresent() ? "film" : "other")
                .orElse(lesson.gap() ? "gap" : "gone");
    }

    private String detail(Lesson lesson, Optional<LearningResource> behind) {
        if (lesson.type() == Lesson.Type.QUIZ) {
            return lesson.part().map(part -> Figures.clock(part.from())).orElse("");
        }
        boolean book = behind.filter(Cards::isBook).isPresent();
        return lesson.part()
                .map(part -> book
                        ? messages.say(language.get(), "course.pages", part.from(), part.to())
                        : Figures.clock(part.from()) + "–" + Figures.clock(part.to()))
                .orElseGet(() -> behind.map(
                                resource -> cards.of(resource, language.get()).length())
                        .orElse(""));
    }
}
