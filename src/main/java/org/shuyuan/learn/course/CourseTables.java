package org.shuyuan.learn.course;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Courses as rows. */
@ApplicationScoped
class CourseTables {

    private final EntityManager entities;
    private final Clock clock;

    CourseTables(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    Optional<Course> find(UUID id) {
        return read("select joining, origin, version from course where id = ?1", id).stream()
                .findFirst()
                .map(row -> new Course(
                        id,
                        Course.Joining.of(row.get("joining", String.class)).orElseThrow(),
                        Optional.ofNullable(row.get("origin", UUID.class)),
                        row.get("version", Long.class),
                        sections(id)));
    }

    Optional<UUID> courseOf(UUID lesson) {
        return read("select course from course_lesson where id = ?1 and removed_at is null", lesson).stream()
                .findFirst()
                .map(row -> row.get("course", UUID.class));
    }

    /** Those of these ids that sections or lessons of other courses have. */
    @SuppressWarnings("unchecked")
    Set<UUID> ofOthers(UUID course, Collection<UUID> ids) {
        return new HashSet<>(entities.createNativeQuery("""
                        select id from course_section where id = any (?1) and course <> ?2
                        union select id from course_lesson where id = any (?1) and course <> ?2""", UUID.class)
                .setParameter(1, ids.toArray(UUID[]::new))
                .setParameter(2, course)
                .getResultList());
    }

    void insert(UUID id, Optional<UUID> origin) {
        update(
                "insert into course (id, joining, origin, version) values (?1, 'open', cast(nullif(?2, '') as uuid), 0)"
                        + " on conflict (id) do nothing",
                id,
                origin.map(UUID::toString).orElse(""));
    }

    void joining(UUID id, Course.Joining joining) {
        update("update course set joining = ?2 where id = ?1", id, joining.id());
    }

    /** What isn't in the outline goes; lessons that go are kept for those who have done them. */
    void write(UUID course, Outline outline) {
        update("update course set version = version + 1 where id = ?1", course);
        update(
                "update course_lesson set removed_at = ?2, section = null where course = ?1 and removed_at is null",
                course,
                clock.instant());
        update("delete from course_section where course = ?1", course);
        int position = 0;
        for (Section section : outline.sections()) {
            update(
                    "insert into course_section (id, course, position, title) values (?1, ?2, ?3, ?4)",
                    section.id(),
                    course,
                    position,
                    section.title());
            for (Lesson lesson : section.lessons()) {
                write(course, section.id(), position++, lesson);
            }
            position++;
        }
    }

    private void write(UUID course, UUID section, int position, Lesson lesson) {
        update(
                """
                insert into course_lesson as old
                  (id, course, section, position, type, title, resource, from_at, to_at, words, quiz, tool, share)
                values (?1, ?2, ?3, ?4, ?5, ?6, cast(nullif(?7, '') as uuid), nullif(?8, 0), nullif(?9, 0), ?10,
                  cast(nullif(?11, '') as uuid), cast(nullif(?12, '') as uuid), ?13)
                on conflict (id) do update set section = excluded.section, position = excluded.position,
                  type = excluded.type, title = excluded.title, resource = excluded.resource, from_at = excluded.from_at,
                  to_at = excluded.to_at, words = excluded.words,
                  quiz = excluded.quiz, tool = excluded.tool, share = excluded.share, removed_at = null
                where old.course = excluded.course""",
                lesson.id(),
                course,
                section,
                position,
                lesson.type().id(),
                lesson.title(),
                lesson.resource().map(UUID::toString).orElse(""),
                lesson.part().map(Lesson.Part::from).orElse(0),
                lesson.part().map(Lesson.Part::to).orElse(0),
                lesson.words(),
                lesson.quiz().map(UUID::toString).orElse(""),
                lesson.tool().map(UUID::toString).orElse(""),
                lesson.share());
    }

    private List<Section> sections(UUID course) {
        Map<UUID, List<Lesson>> lessons = new LinkedHashMap<>();
        read("""
                select id, section, type, title, resource, from_at, to_at, words, quiz, tool, share from course_lesson
                where course = ?1 and removed_at is null order by position""", course)
                .forEach(row -> lessons.computeIfAbsent(row.get("section", UUID.class), _ -> new ArrayList<>())
                        .add(lesson(row)));
        return read("select id, title from course_section where course = ?1 order by position", course).stream()
                .map(row -> new Section(
                        row.get("id", UUID.class),
                        row.get("title", String.class),
                        lessons.getOrDefault(row.get("id", UUID.class), List.of())))
                .toList();
    }

    /** @param column that has one of these values */
    @SuppressWarnings("unchecked")
    Map<UUID, List<Lesson>> lessons(String column, Collection<UUID> values) {
        List<Tuple> rows = entities.createNativeQuery(
                        "select course, id, type, title, resource, from_at, to_at, words, quiz, tool, share from course_lesson where "
                                + column + " = any (?1) and removed_at is null order by course, position",
                        Tuple.class)
                .setParameter(1, values.toArray(UUID[]::new))
                .getResultList();
        Map<UUID, List<Lesson>> lessons = new LinkedHashMap<>();
        rows.forEach(row -> lessons.computeIfAbsent(row.get("course", UUID.class), _ -> new ArrayList<>())
                .add(lesson(row)));
        return lessons;
    }

    private static Lesson lesson(Tuple row) {
        @Nullable Integer from = row.get("from_at", Integer.class);
        @Nullable Integer to = row.get("to_at", Integer.class);
        return new Lesson(
                row.get("id", UUID.class),
                Lesson.Type.of(row.get("type", String.class)).orElseThrow(),
                row.get("title", String.class),
                Optional.ofNullable(row.get("resource", UUID.class)),
                to == null ? Optional.empty() : Optional.of(new Lesson.Part(from == null ? 0 : from, to)),
                row.get("words", String.class),
                Optional.ofNullable(row.get("quiz", UUID.class)),
                Optional.ofNullable(row.get("tool", UUID.class)),
                row.get("share", Integer.class));
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> read(String sql, UUID parameter) {
        return entities.createNativeQuery(sql, Tuple.class)
                .setParameter(1, parameter)
                .getResultList();
    }

    private void update(String sql, Object... parameters) {
        Query query = entities.createNativeQuery(sql);
        for (int at = 0; at < parameters.length; at++) {
            query.setParameter(at + 1, parameters[at]);
        }
        query.executeUpdate();
    }
}
