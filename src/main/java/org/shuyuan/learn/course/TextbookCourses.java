package org.shuyuan.learn.course;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.shuyuan.catalog.Curriculum;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.Taught;
import org.shuyuan.catalog.Term;
import org.shuyuan.catalog.Vocabularies;
import org.shuyuan.catalog.Vocabulary;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** Builds a course from the lessons of a textbook: each is filled with what the catalog has for it, the rest are gaps. */
@ApplicationScoped
class TextbookCourses {

    private static final Set<String> FILMS = Set.of("micro-lecture", "recorded-lesson");
    private static final int LOOKED_THROUGH = 5000;

    private final Curriculum curriculum;
    private final Vocabulary grades;
    private final Taught taught;
    private final Courses courses;
    private final CourseDesk desk;

    TextbookCourses(Curriculum curriculum, Vocabularies vocabularies, Taught taught, Courses courses, CourseDesk desk) {
        this.curriculum = curriculum;
        this.grades = vocabularies.get(Field.GRADE.vocabulary().orElseThrow());
        this.taught = taught;
        this.courses = courses;
        this.desk = desk;
    }

    /** The volumes whose lessons are known, in the order of the curriculum. */
    List<Textbook> all() {
        return curriculum.lessons().stream()
                .filter(lesson -> !lesson.title().isEmpty())
                .map(lesson -> new Textbook(lesson.subject(), lesson.edition(), lesson.volume()))
                .distinct()
                .toList();
    }

    /**
     * @param words what the teacher says of it; what is left out is said by the textbook
     * @throws Problem {@link ProblemType#UNKNOWN_TERM} where no lessons of this volume are known
     */
    @Transactional
    Course build(Textbook textbook, Map<Field, List<String>> words) {
        List<Curriculum.Lesson> lessons = curriculum.lessons().stream()
                .filter(lesson -> !lesson.title().isEmpty()
                        && new Textbook(lesson.subject(), lesson.edition(), lesson.volume()).equals(textbook))
                .toList();
        if (lessons.isEmpty()) {
            throw Problem.of(ProblemType.UNKNOWN_TERM, textbook.volume(), "curriculum");
        }
        Map<Field, List<String>> said = new EnumMap<>(Field.class);
        said.put(Field.TITLE, List.of(textbook.volume()));
        said.put(Field.STAGE, List.of(lessons.getFirst().stage()));
        said.put(Field.GRADE, grades(textbook.volume()));
        said.put(Field.SUBJECT, List.of(textbook.subject()));
        said.put(Field.EDITION, List.of(textbook.edition()));
        said.put(Field.VOLUME, List.of(textbook.volume()));
        said.putAll(words);
        Course course = desk.create(said);
        return courses.arrange(course.id(), course.version(), outline(lessons, there(textbook)));
    }

    /** A volume of the first nine years begins with its grade: 九年级上册. */
    private List<String> grades(String volume) {
        return grades.all().stream()
                .filter(term -> volume.startsWith(term.title().zh()))
                .map(Term::id)
                .toList();
    }

    private static Outline outline(List<Curriculum.Lesson> lessons, Map<String, UUID> there) {
        Map<String, List<Lesson>> units = new LinkedHashMap<>();
        for (Curriculum.Lesson lesson : lessons) {
            units.computeIfAbsent(lesson.unit(), _ -> new ArrayList<>())
                    .add(new Lesson(
                            Courses.newId(),
                            Lesson.Type.RESOURCE,
                            lesson.title(),
                            Optional.ofNullable(there.get(lesson.key())),
                            Optional.empty(),
                            "",
                            Optional.empty(),
                            Optional.empty(),
                            Lesson.USUAL_SHARE));
        }
        return new Outline(units.entrySet().stream()
                .map(unit -> new Section(Courses.newId(), unit.getKey(), unit.getValue()))
                .toList());
    }

    /** What the catalog has for lessons of these names: films before other things, and of these the newest. */
    private Map<String, UUID> there(Textbook textbook) {
        Map<String, UUID> there = new LinkedHashMap<>();
        taught.in(textbook.subject(), LOOKED_THROUGH).stream()
                .filter(resource -> !resource.kind().equals(Course.KIND))
                .sorted(Comparator.comparing(resource -> !FILMS.contains(resource.kind())))
                .forEach(resource -> {
                    there.putIfAbsent(
                            Curriculum.key(
                                    resource.descriptors().first(Field.LESSON).orElse("")),
                            resource.id());
                    there.putIfAbsent(Curriculum.key(resource.title()), resource.id());
                });
        return there;
    }
}
