package org.shuyuan.learn.join;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.Schooling;

/** Published courses, and the grades that they are for: terms of the vocabulary, such as {@code g7}. */
@ApplicationScoped
class GradeCourses implements Schooling {

    /** Word by word as the index has it. */
    private static final String GRADES = said("grade");

    private static final String PUBLISHED = " from learning_resource where kind = 'course' and state = 'published'";
    private static final String NEWEST = " order by state_since desc, id";

    private final EntityManager entities;

    GradeCourses(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * The grades of a reader. Neither accounts nor classes say one, so those of the course are taken that a class of the reader's
     * was given last, of those that name any; where no class tells, those of the course that the reader joined last alone. A
     * class that moves up is given courses of its new grade, and so the reader moves up with it. Empty where nothing tells.
     */
    @Override
    @SuppressWarnings("unchecked")
    @Transactional
    public List<String> gradesOf(UUID reader) {
        return entities.createNativeQuery("""
                        select jsonb_array_elements_text(grades) from (
                          select %1$s as grades from (%2$s) as followed join learning_resource on id = course
                          where %1$s is not null order by with_class desc, since desc, course limit 1) as last""".formatted(GRADES, Enrolments.FOLLOWED), String.class)
                .setParameter(1, reader)
                .getResultList();
    }

    /** A class that is given a course of another edition changes the book; who follows a course alone doesn't, where a class tells. */
    @Override
    @SuppressWarnings("unchecked")
    @Transactional
    public Map<String, String> editionsOf(UUID reader) {
        List<Tuple> rows = entities.createNativeQuery(
                        """
                        select distinct on (subject) subject, edition
                        from (%s) as followed join learning_resource on id = course
                        cross join jsonb_array_elements_text(%s) as subject
                        cross join jsonb_array_elements_text(%s) as edition
                        order by subject, with_class desc, since desc, course, edition""".formatted(Enrolments.FOLLOWED, said("subject"), said("edition")), Tuple.class)
                .setParameter(1, reader)
                .getResultList();
        return rows.stream()
                .collect(Collectors.toMap(
                        row -> row.get("subject", String.class), row -> row.get("edition", String.class)));
    }

    private static String said(String field) {
        return "coalesce(descriptors -> '%1$s' -> 'person', descriptors -> '%1$s' -> 'harvested')".formatted(field);
    }

    /** The newest of all, first. */
    @SuppressWarnings("unchecked")
    @Transactional
    public List<LearningResource> newest(int limit) {
        return entities.createNativeQuery("select *" + PUBLISHED + NEWEST, LearningResource.class)
                .setMaxResults(limit)
                .getResultList();
    }

    /**
     * The newest first, without those that the reader follows.
     *
     * @param grades of which they are for one at least; empty for all courses
     */
    @SuppressWarnings("unchecked")
    @Transactional
    public List<LearningResource> unfollowed(UUID reader, Collection<String> grades, int limit) {
        String unfollowed = " and id not in (select course from (" + Enrolments.FOLLOWED + ") as followed)";
        String fitting = grades.isEmpty() ? "" : " and " + GRADES + " @> any (cast(?2 as jsonb[]))";
        Query query = entities.createNativeQuery(
                        "select *" + PUBLISHED + unfollowed + fitting + NEWEST, LearningResource.class)
                .setParameter(1, reader);
        if (!grades.isEmpty()) {
            String[] named = grades.stream().map(grade -> "[\"" + grade + "\"]").toArray(String[]::new);
            query.setParameter(2, named);
        }
        return query.setMaxResults(limit).getResultList();
    }

    /** Those of these grades for which there is a course, in their order. */
    @SuppressWarnings("unchecked")
    @Transactional
    public List<String> withCourses(Collection<String> grades) {
        return entities.createNativeQuery(
                        "select grade from unnest(cast(?1 as text[])) with ordinality as asked (grade, place)"
                                + " where exists (select" + PUBLISHED + " and " + GRADES
                                + " @> jsonb_build_array(grade)) order by place",
                        String.class)
                .setParameter(1, grades.toArray(String[]::new))
                .getResultList();
    }
}
