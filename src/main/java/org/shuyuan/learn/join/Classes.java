package org.shuyuan.learn.join;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** All classes. Whoever calls has made sure that the asker may. */
@ApplicationScoped
public class Classes {

    private static final String CLASS = "select id, organisation, title, code from school_class ";

    private final EntityManager entities;
    private final Clock clock;

    Classes(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** @throws Problem {@link ProblemType#NOT_FOUND} */
    @Transactional
    public SchoolClass get(UUID id) {
        return classes(CLASS + "where id = ?1", id).stream()
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
    }

    /** The class whose door this code opens. */
    @Transactional
    public Optional<SchoolClass> behind(String code) {
        return ClassCode.read(code)
                .flatMap(read ->
                        classes(CLASS + "where code = ?1", read).stream().findFirst());
    }

    /** The classes in which an account has this part, in the order of their titles. */
    @Transactional
    public List<SchoolClass> of(UUID account, Member.Part part) {
        return classes(
                CLASS + "join class_member on class = id where account = ?1 and role = ?2 order by title, id",
                account,
                part.id());
    }

    /** A new class with an open door. */
    @Transactional
    public SchoolClass create(UUID organisation, String title, UUID teacher) {
        UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        update(
                "insert into school_class (id, organisation, title, created_at) values (?1, ?2, ?3, ?4)",
                id,
                organisation,
                title,
                clock.instant());
        put(id, teacher, Member.Part.TEACHER);
        open(id);
        return get(id);
    }

    /** Another code; the one before opens nothing any more. */
    @Transactional
    void open(UUID id) {
        while (!update("""
                update school_class set code = ?2
                where id = ?1 and not exists (select from school_class where code = ?2)""", id, ClassCode.make())) {
            // Somebody has this one.
        }
    }

    @Transactional
    void shut(UUID id) {
        update("update school_class set code = null where id = ?1", id);
    }

    /** Puts somebody into a class; a teacher of it stays one. */
    @Transactional
    public void put(UUID id, UUID account, Member.Part part) {
        update("""
                insert into class_member (class, account, role, joined_at) values (?1, ?2, ?3, ?4)
                on conflict (class, account) do nothing""", id, account, part.id(), clock.instant());
    }

    @Transactional
    public void leave(UUID id, UUID account) {
        update("delete from class_member where class = ?1 and account = ?2", id, account);
    }

    @SuppressWarnings("unchecked")
    @Transactional
    public List<Member> members(UUID id) {
        List<Tuple> rows =
                entities.createNativeQuery("""
                        select class_member.account, display_name, role from class_member join account on account.id = class_member.account
                        where class = ?1 order by role desc, display_name, class_member.account""", Tuple.class).setParameter(1, id).getResultList();
        return rows.stream()
                .map(row -> new Member(
                        row.get("account", UUID.class),
                        row.get("display_name", String.class),
                        Member.Part.of(row.get("role", String.class))))
                .toList();
    }

    /**
     * Those who are in classes that follow a course, each once: as a teacher, where they are one in any.
     *
     * @param organisations to which the classes belong; others count for nothing
     * @param from how many are left out
     */
    @SuppressWarnings("unchecked")
    @Transactional
    public List<Member> following(UUID course, Collection<UUID> organisations, int from, int most) {
        List<Tuple> rows = entities.createNativeQuery("""
                        select account.id, display_name, max(class_member.role) as part
                        from class_course join school_class on school_class.id = class_course.class
                          join class_member on class_member.class = school_class.id
                          join account on account.id = class_member.account
                        where course = ?1 and school_class.organisation = any (?2)
                        group by account.id, display_name order by account.id offset ?3 limit ?4""", Tuple.class)
                .setParameter(1, course)
                .setParameter(2, organisations.toArray(UUID[]::new))
                .setParameter(3, from)
                .setParameter(4, most)
                .getResultList();
        return rows.stream()
                .map(row -> new Member(
                        row.get("id", UUID.class),
                        row.get("display_name", String.class),
                        Member.Part.of(row.get("part", String.class))))
                .toList();
    }

    @Transactional
    public boolean teaches(UUID account, UUID id) {
        return !entities.createNativeQuery(
                        "select 1 from class_member where class = ?1 and account = ?2 and role = 'teacher'")
                .setParameter(1, id)
                .setParameter(2, account)
                .getResultList()
                .isEmpty();
    }

    /** The courses that a class follows, the latest first. */
    @SuppressWarnings("unchecked")
    @Transactional
    public List<UUID> courses(UUID id) {
        return entities.createNativeQuery(
                        "select course from class_course where class = ?1 order by set_at desc, course", UUID.class)
                .setParameter(1, id)
                .getResultList();
    }

    /** The class follows a course from now on. */
    @Transactional
    public void set(UUID id, UUID course) {
        update("""
                insert into class_course (class, course, set_at) values (?1, ?2, ?3)
                on conflict (class, course) do nothing""", id, course, clock.instant());
    }

    @Transactional
    void unset(UUID id, UUID course) {
        update("delete from class_course where class = ?1 and course = ?2", id, course);
    }

    @SuppressWarnings("unchecked")
    private List<SchoolClass> classes(String sql, Object... parameters) {
        List<Tuple> rows =
                query(entities.createNativeQuery(sql, Tuple.class), parameters).getResultList();
        return rows.stream()
                .map(row -> new SchoolClass(
                        row.get("id", UUID.class),
                        row.get("organisation", UUID.class),
                        row.get("title", String.class),
                        Optional.ofNullable(row.get("code", String.class))))
                .toList();
    }

    private boolean update(String sql, Object... parameters) {
        return query(entities.createNativeQuery(sql), parameters).executeUpdate() > 0;
    }

    private static Query query(Query query, Object... parameters) {
        for (int at = 0; at < parameters.length; at++) {
            query.setParameter(at + 1, parameters[at]);
        }
        return query;
    }
}
