package org.shuyuan.learn.follow;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.shuyuan.catalog.Cards;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.learn.course.Course;
import org.shuyuan.learn.course.Courses;
import org.shuyuan.learn.course.Lesson;
import org.shuyuan.learn.join.Member;
import org.shuyuan.learn.progress.Seen;
import org.shuyuan.learn.progress.Watching;
import org.shuyuan.text.Figures;

/** Draws what a class has done for its teacher. */
@ApplicationScoped
class ClassDrawing {

    private static final int MILLIS = 1000;
    /** Columns of a drawing that a classroom's screen shows apart. */
    private static final int BARS = 120;
    /** What styles know heights of. */
    private static final int HEIGHTS = 10;

    private final Courses courses;
    private final Standings standings;
    private final Watching watching;

    ClassDrawing(Courses courses, Standings standings, Watching watching) {
        this.courses = courses;
        this.standings = standings;
        this.watching = watching;
    }

    /** A course with a line for each learner and a column for each lesson. */
    record Followed(UUID id, String title, String href, List<Column> lessons, List<Row> rows) {}

    record Column(UUID id, String title) {}

    record Row(String name, List<Cell> cells, int percent) {}

    /**
     * @param state new, begun or done
     * @param words minutes and seconds that were watched, or a tick
     */
    record Cell(String state, String words) {}

    /**
     * How often a part of a film was played.
     *
     * @param height 0 to 10, where 10 is what was played most
     */
    record Bar(int height, String href, String words) {}

    /** @param parts the stretches that were watched */
    record Watched(String name, String state, String watched, String parts) {}

    /** @param most how often the part was played that was played most */
    record LessonWatched(String title, List<Bar> bars, int most, List<Watched> rows) {}

    Followed course(LearningResource resource, List<Member> members) {
        Course course = courses.get(resource.id());
        List<Member> learners = learners(members);
        Map<UUID, Standing> all =
                standings.of(course, learners.stream().map(Member::account).toList());
        return new Followed(
                course.id(),
                resource.title(),
                Cards.page(resource),
                course.lessons()
                        .filter(lesson -> !lesson.gap())
                        .map(lesson -> new Column(lesson.id(), lesson.title()))
                        .toList(),
                learners.stream()
                        .map(learner -> row(learner, all.getOrDefault(learner.account(), new Standing(List.of()))))
                        .toList());
    }

    private static Row row(Member learner, Standing standing) {
        return new Row(
                learner.name(),
                standing.steps().stream().map(ClassDrawing::cell).toList(),
                standing.percent());
    }

    private static Cell cell(Standing.Step step) {
        String time = step.seconds() > 0
                ? Figures.clock(step.seconds())
                : step.lesson().quiz().isPresent() && step.begun() ? step.percent() + "%" : "";
        return step.done()
                ? new Cell("done", time.isEmpty() ? "✓" : "✓ " + time)
                : new Cell(step.begun() ? "begun" : "new", time);
    }

    /** Nothing where the lesson is no film of one of these courses. */
    Optional<LessonWatched> lesson(UUID lesson, List<UUID> ofCourses, List<Member> members) {
        return courses.around(lesson)
                .filter(course -> ofCourses.contains(course.id()))
                .flatMap(course -> course.lesson(lesson))
                .map(found -> watched(found, learners(members)));
    }

    private LessonWatched watched(Lesson lesson, List<Member> learners) {
        List<UUID> accounts = learners.stream().map(Member::account).toList();
        List<UUID> film = lesson.resource().stream().toList();
        Map<UUID, Seen> seen =
                watching.of(accounts, film).stream().collect(Collectors.toMap(Seen::account, Function.identity()));
        int length = seen.values().stream().mapToInt(Seen::length).max().orElse(0);
        int part = Math.max(MILLIS, -Math.floorDiv(-length, BARS));
        int[] heat = length == 0
                ? new int[0]
                : watching.heat(film.getFirst(), accounts, part, -Math.floorDiv(-length, part));
        int most = Arrays.stream(heat).max().orElse(0);
        return new LessonWatched(
                lesson.title(),
                IntStream.range(0, most == 0 ? 0 : heat.length)
                        .mapToObj(at -> new Bar(
                                -Math.floorDiv(-HEIGHTS * heat[at], most),
                                "/w/" + film.getFirst() + "?t=" + at * part / MILLIS,
                                Figures.clock(at * part / (double) MILLIS) + ": " + heat[at]))
                        .toList(),
                most,
                learners.stream()
                        .map(learner -> watched(learner, Optional.ofNullable(seen.get(learner.account())), lesson))
                        .toList());
    }

    private static Watched watched(Member learner, Optional<Seen> seen, Lesson lesson) {
        return seen.map(each -> new Watched(
                        learner.name(),
                        each.percent() >= lesson.share() ? "done" : "begun",
                        "%s (%d %%)".formatted(Figures.clock(each.total() / (double) MILLIS), each.percent()),
                        each.parts().stream()
                                .map(part -> Figures.clock(part.from() / (double) MILLIS) + "–"
                                        + Figures.clock(part.to() / (double) MILLIS))
                                .collect(Collectors.joining(", "))))
                .orElseGet(() -> new Watched(learner.name(), "new", "", ""));
    }

    private static List<Member> learners(List<Member> members) {
        return members.stream()
                .filter(member -> member.part() == Member.Part.LEARNER)
                .toList();
    }
}
