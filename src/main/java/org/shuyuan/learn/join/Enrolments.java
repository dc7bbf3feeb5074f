package org.shuyuan.learn.join;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Who follows which course: by oneself, or with a class. */
@ApplicationScoped
public class Enrolments {

    /** The courses of the account {@code ?1}, since when, and whether with a class: as {@code course, since, with_class}. */
    static final String FOLLOWED = """
            select course, max(since) as since, bool_or(with_class) as with_class from (
              select course, joined_at as since, false as with_class from enrolment where account = ?1
              union all select course, greatest(set_at, joined_at), true
                from class_course join class_member using (class) where account = ?1 and role = 'learner') as ways
            group by course""";

    private final EntityManager entities;
    private final Clock clock;

    Enrolments(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** The courses that somebody follows, the latest first. */
    @SuppressWarnings("unchecked")
    @Transactional
    public List<UUID> of(UUID account) {
        return entities.createNativeQuery(
                        "select course from (" + FOLLOWED + ") as courses order by since desc, course", UUID.class)
                .setParameter(1, account)
                .getResultList();
    }

    @Transactional
    public boolean follows(UUID account, UUID course) {
        return of(account).contains(course);
    }

    /** Which of these courses each of these accounts follows; nothing of those who follow none. */
    @SuppressWarnings("unchecked")
    @Transactional
    public Map<UUID, Set<UUID>> following(Collection<UUID> accounts, Collection<UUID> courses) {
        List<Tuple> rows = entities.createNativeQuery("""
                          select account, course from enrolment where account = any (?1) and course = any (?2)
                          union select account, course from class_course join class_member using (class)
                            where role = 'learner' and account = any (?1) and course = any (?2)""", Tuple.class)
                .setParameter(1, accounts.toArray(UUID[]::new))
                .setParameter(2, courses.toArray(UUID[]::new))
                .getResultList();
        Map<UUID, Set<UUID>> following = new HashMap<>();
        rows.forEach(row -> following
                .computeIfAbsent(row.get("account", UUID.class), _ -> new HashSet<>())
                .add(row.get("course", UUID.class)));
        return following;
    }

    /** Whether it is by oneself, and can be left so. */
    @Transactional
    public boolean alone(UUID account, UUID course) {
        return !entities.createNativeQuery("select 1 from enrolment where account = ?1 and course = ?2")
                .setParameter(1, account)
                .setParameter(2, course)
                .getResultList()
                .isEmpty();
    }

    @Transactional
    public void join(UUID account, UUID course) {
        entities.createNativeQuery("insert into enrolment (course, account, joined_at) values (?1, ?2, ?3)"
                        + " on conflict (course, account) do nothing")
                .setParameter(1, course)
                .setParameter(2, account)
                .setParameter(3, clock.instant())
                .executeUpdate();
    }

    @Transactional
    public void leave(UUID account, UUID course) {
        entities.createNativeQuery("delete from enrolment where course = ?1 and account = ?2")
                .setParameter(1, course)
                .setParameter(2, account)
                .executeUpdate();
    }

    @Transactional
    public void leaveAll(UUID account) {
        entities.createNativeQuery("delete from enrolment where account = ?1")
                .setParameter(1, account)
                .executeUpdate();
    }

    /** How many follow a course, by themselves or with a class. */
    @Transactional
    public long many(UUID course) {
        return ((Number) entities.createNativeQuery("""
                                select count(*) from (select account from enrolment where course = ?1
                                  union select account from class_course join class_member using (class)
                                    where course = ?1 and role = 'learner') as followers""").setParameter(1, course).getSingleResult()).longValue();
    }
}
