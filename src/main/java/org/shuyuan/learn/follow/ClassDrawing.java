package org.shuyuan.learn.follow;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.shuyuan.catalog.Cards;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.learn.course.Course;
import org.shuyuan.learn.course.Courses;
import org.shuyuan.learn.join.Member;
import org.shuyuan.text.Figures;

/** Draws what a class has done for its teacher. */
@ApplicationScoped
class ClassDrawing {

    private static final int PERCENT = 100;

    private final Courses courses;
    private final Standings standings;

    ClassDrawing(Courses courses, Standings standings) {
        this.courses = courses;
        this.standings = standings;
    }

    /** A course with a line for each learner and a column for each lesson. */
    record Followed(UUID id, String title, String href, List<Column> lessons, List<Row> rows) {}

    /** @param page below that of the class */
    record Column(String title, String page) {}

    record Row(String name, List<Cell> cells, int percent) {}

    /**
     * @param state new, begun or done
     * @param percent of the lesson
     * @param words minutes and seconds that were watched, or a tick
     */
    record Cell(String state, int percent, String words) {}

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
                        .map(lesson -> new Column(
                                lesson.title(), (lesson.quiz().isPresent() ? "quizzes/" : "lessons/") + lesson.id()))
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
                : step.begun() && step.percent() < PERCENT ? step.percent() + "%" : "";
        return step.done()
                ? new Cell("done", step.percent(), time.isEmpty() ? "✓" : "✓ " + time)
                : new Cell(step.begun() ? "begun" : "new", step.percent(), time);
    }

    private static List<Member> learners(List<Member> members) {
        return members.stream()
                .filter(member -> member.part() == Member.Part.LEARNER)
                .toList();
    }
}
