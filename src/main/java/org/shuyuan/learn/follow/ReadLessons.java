package org.shuyuan.learn.follow;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.shuyuan.people.Joined;

/** Lessons that aren't films: whoever has read one says so. */
@ApplicationScoped
public class ReadLessons {

    private final EntityManager entities;
    private final Event<LessonRead> read;
    private final Clock clock;

    ReadLessons(EntityManager entities, Event<LessonRead> read, Clock clock) {
        this.entities = entities;
        this.read = read;
        this.clock = clock;
    }

    /** Lessons of a course by account. */
    @SuppressWarnings("unchecked")
    @Transactional
    Map<UUID, Set<UUID>> of(UUID course, Collection<UUID> accounts) {
        List<Tuple> rows = entities.createNativeQuery("""
                        select lesson, account from lesson_read join course_lesson on course_lesson.id = lesson
                        where course = ?1 and account = any (?2)""", Tuple.class)
                .setParameter(1, course)
                .setParameter(2, accounts.toArray(UUID[]::new))
                .getResultList();
        Map<UUID, Set<UUID>> read = new HashMap<>();
        rows.forEach(row -> read.computeIfAbsent(row.get("account", UUID.class), _ -> new HashSet<>())
                .add(row.get("lesson", UUID.class)));
        return read;
    }

    /** All lessons that somebody has read. */
    @SuppressWarnings("unchecked")
    @Transactional
    List<UUID> of(UUID account) {
        return entities.createNativeQuery(
                        "select lesson from lesson_read where account = ?1 order by read_at, lesson", UUID.class)
                .setParameter(1, account)
                .getResultList();
    }

    void join(@Observes Joined accounts) {
        entities.createNativeQuery("""
                        insert into lesson_read (lesson, account, read_at)
                        select lesson, ?2, read_at from lesson_read where account = ?1
                        on conflict (lesson, account) do nothing""")
                .setParameter(1, accounts.from())
                .setParameter(2, accounts.into())
                .executeUpdate();
    }

    @Transactional
    void forget(UUID account) {
        entities.createNativeQuery("delete from lesson_read where account = ?1")
                .setParameter(1, account)
                .executeUpdate();
    }

    @Transactional
    public void end(UUID lesson, UUID account) {
        Instant now = clock.instant();
        int written = entities.createNativeQuery(
                        "insert into lesson_read (lesson, account, read_at) values (?1, ?2, ?3)"
                                + " on conflict (lesson, account) do nothing")
                .setParameter(1, lesson)
                .setParameter(2, account)
                .setParameter(3, now)
                .executeUpdate();
        if (written > 0) {
            read.fire(new LessonRead(lesson, account, now));
        }
    }

    @Transactional
    public void takeBack(UUID lesson, UUID account) {
        entities.createNativeQuery("delete from lesson_read where lesson = ?1 and account = ?2")
                .setParameter(1, lesson)
                .setParameter(2, account)
                .executeUpdate();
    }
}
