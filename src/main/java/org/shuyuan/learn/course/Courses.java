package org.shuyuan.learn.course;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Descriptors;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.NewResource;
import org.shuyuan.catalog.Origin;
import org.shuyuan.catalog.Parts;
import org.shuyuan.learn.quiz.Quizzes;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** All courses. Whoever calls has made sure that the asker may. */
@ApplicationScoped
public class Courses {

    /** What a copy says in its own words. */
    private static final Set<Field> OWN = Set.of(Field.PUBLISHER, Field.LEVEL, Field.DATE);

    private final Catalog catalog;
    private final Parts parts;
    private final Quizzes quizzes;
    private final PlacedTools tools;
    private final CourseTables tables;

    Courses(Catalog catalog, Parts parts, Quizzes quizzes, PlacedTools tools, CourseTables tables) {
        this.catalog = catalog;
        this.parts = parts;
        this.quizzes = quizzes;
        this.tools = tools;
        this.tables = tables;
    }

    @Transactional
    public Optional<Course> find(UUID id) {
        return tables.find(id);
    }

    /**
     * The course; one that came in a bag is empty until somebody arranges it.
     *
     * @throws Problem {@link ProblemType#NOT_FOUND}
     */
    @Transactional
    public Course get(UUID id) {
        return find(id).orElseGet(() -> {
            if (!catalog.get(id).kind().equals(Course.KIND)) {
                throw Problem.of(ProblemType.NOT_FOUND);
            }
            tables.insert(id, Optional.empty());
            return tables.find(id).orElseThrow();
        });
    }

    /** The course that this lesson is in; nothing of one that was taken out. */
    @Transactional
    public Optional<Course> around(UUID lesson) {
        return tables.courseOf(lesson).flatMap(tables::find);
    }

    /** Lessons that show one of these resources, by course. */
    @Transactional
    public Map<UUID, List<Lesson>> showing(Collection<UUID> resources) {
        return tables.lessons("resource", resources);
    }

    /** Lessons that ask this quiz, by course. */
    @Transactional
    public Map<UUID, List<Lesson>> asking(UUID quiz) {
        return tables.lessons("quiz", List.of(quiz));
    }

    /** A draft without lessons. */
    @Transactional
    public Course create(UUID organisation, UUID owner, Map<Field, List<String>> words) {
        return create(organisation, owner, words, Optional.empty());
    }

    private Course create(UUID organisation, UUID owner, Map<Field, List<String>> words, Optional<UUID> origin) {
        LearningResource resource = catalog.create(new NewResource(Course.KIND, organisation, owner, Descriptors.NONE));
        catalog.describe(resource.id(), Origin.PERSON, words);
        tables.insert(resource.id(), origin);
        return get(resource.id());
    }

    /**
     * Another course with the same lessons, as a draft that belongs to whoever copies; it says where it is from.
     *
     * @param title of the copy
     */
    @Transactional
    public Course copy(Course course, UUID organisation, UUID owner, String title) {
        LearningResource original = catalog.get(course.id());
        Map<Field, List<String>> words = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            if (!OWN.contains(field) && !original.descriptors().values(field).isEmpty()) {
                words.put(field, original.descriptors().values(field));
            }
        }
        words.put(Field.TITLE, List.of(title));
        Course copy = create(organisation, owner, words, Optional.of(course.id()));
        return arrange(
                copy.id(),
                copy.version(),
                Outline.of(course)
                        .anew(
                                quiz -> quizzes.copy(quiz, organisation, owner).id(),
                                tool -> tools.copy(tool, copy.id(), organisation)));
    }

    /**
     * Puts this outline in the place of the one that is there. Lessons that it names by their ids stay themselves, with all that
     * pupils have done of them; those that it doesn't name are taken out.
     *
     * @param version the one that was changed
     * @throws Problem {@link ProblemType#OUTLINE_CHANGED} where somebody else has changed it meanwhile;
     *     {@link ProblemType#LESSON_WRONG} where another course has a section or lesson of the same id
     */
    @Transactional
    public Course arrange(UUID id, long version, Outline outline) {
        catalog.held(id);
        if (get(id).version() != version) {
            throw Problem.of(ProblemType.OUTLINE_CHANGED);
        }
        Set<UUID> ofOthers = tables.ofOthers(id, outline.ids());
        if (!ofOthers.isEmpty()) {
            throw Problem.of(ProblemType.LESSON_WRONG, outline.title(ofOthers));
        }
        tables.write(id, outline);
        Course arranged = get(id);
        parts.arrange(
                id,
                arranged.lessons()
                        .flatMap(lesson -> lesson.resource().stream())
                        .distinct()
                        .toList());
        return arranged;
    }

    @Transactional
    public void joining(UUID id, Course.Joining joining) {
        tables.joining(id, joining);
    }

    static UUID newId() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }
}
