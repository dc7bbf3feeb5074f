package org.shuyuan.share.lti.grade;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.shuyuan.learn.course.Courses;
import org.shuyuan.learn.follow.LessonRead;
import org.shuyuan.learn.progress.Forgotten;
import org.shuyuan.learn.progress.WatchedMore;
import org.shuyuan.learn.quiz.Answered;
import org.shuyuan.learn.quiz.QuizChanged;
import org.shuyuan.share.lti.link.Link;
import org.shuyuan.share.lti.link.Links;
import org.shuyuan.share.lti.link.Opened;
import org.shuyuan.share.lti.link.RuleChanged;
import org.shuyuan.share.lti.link.Target;
import org.shuyuan.table.Rows;

/**
 * Remembers, in the transaction in which somebody has learned something, that a score may have changed by it. Nothing is worked out
 * there: hundreds of reports come in a second, and hardly any is of somebody whom a platform has sent.
 */
@ApplicationScoped
class Marks {

    /** Whoever has opened no link that is graded is passed over. In the order of the keys, so that nodes don't wait in a circle. */
    private static final String ADD = """
            insert into lti_mark (account, thing)
            select account, thing from (
              select distinct account, thing from unnest(?::uuid[], ?::uuid[]) as told (account, thing)) as told
            where exists (select from lti_visit as visit join lti_link as placed on placed.id = visit.link
              where visit.account = told.account and learner and measure <> 'none')
            order by account, thing
            on conflict (account, thing) do update set mark = excluded.mark""";

    private static final String CONFLICT = " on conflict (account, thing) do update set mark = excluded.mark";

    private final Rows rows;
    private final Links links;
    private final Courses courses;

    Marks(Rows rows, Links links, Courses courses) {
        this.rows = rows;
        this.links = links;
        this.courses = courses;
    }

    /**
     * Somebody who may have come further.
     *
     * @param thing that was watched, read or answered, or the link by which that is graded
     */
    record Mark(UUID account, UUID thing, long number) {}

    void watched(@Observes WatchedMore more) {
        add(
                more.advances().stream().map(WatchedMore.Advance::account).toArray(UUID[]::new),
                more.advances().stream().map(WatchedMore.Advance::resource).toArray(UUID[]::new));
    }

    void answered(@Observes Answered answered) {
        if (answered.last()) {
            mark(
                    answered.account(),
                    asking(answered.quiz().id()).map(Target::id).toList());
        }
    }

    void read(@Observes LessonRead read) {
        courses.around(read.lesson()).ifPresent(course -> mark(read.account(), List.of(course.id(), read.lesson())));
    }

    /** Once; what happens later is told by what happens. */
    void opened(@Observes Opened opened) {
        rows.write("""
                insert into lti_mark (account, thing)
                select visit.account, visit.link from lti_visit as visit join lti_link as placed on placed.id = visit.link
                where visit.link = ? and visit.account = ? and learner and measure <> 'none' and not exists
                  (select from lti_score as score where score.link = visit.link and score.account = visit.account)""" + CONFLICT, opened.link(), opened.account());
    }

    /** What isn't graded any more keeps what the platform has. */
    void graded(@Observes RuleChanged changed) {
        Optional<Link> link = links.find(changed.link());
        if (link.isPresent() && link.get().rule().graded()) {
            rows.write(
                    "insert into lti_mark (account, thing) select account, link from lti_visit where link = ? and learner"
                            + " order by account, link" + CONFLICT,
                    changed.link());
        } else {
            rows.write("update lti_score set due = sent, state = 'settled' where link = ?", changed.link());
        }
    }

    void marked(@Observes QuizChanged changed) {
        Object concerned = asking(changed.quiz()).map(Target::path).toArray(String[]::new);
        rows.write("""
                insert into lti_mark (account, thing)
                select visit.account, visit.link from lti_visit as visit join lti_link as placed on placed.id = visit.link
                where target = any (?) and learner and measure <> 'none' order by visit.account, visit.link""" + CONFLICT, concerned);
    }

    /** Courses that ask a quiz, and the lessons in which they do. */
    private Stream<Target> asking(UUID quiz) {
        return courses.asking(quiz).entrySet().stream()
                .flatMap(course -> Stream.concat(
                        Stream.of(new Target(Target.Type.COURSE, course.getKey(), Optional.empty())),
                        course.getValue().stream()
                                .map(lesson -> new Target(Target.Type.LESSON, lesson.id(), Optional.empty()))));
    }

    /** What the platform has, it has; whoever wants that to be forgotten too asks there. */
    void forget(@Observes Forgotten forgotten) {
        rows.write("delete from lti_mark where account = ?", forgotten.account());
        rows.write("delete from lti_score where account = ?", forgotten.account());
    }

    /** Those that have waited longest. */
    @Transactional
    List<Mark> first(int most) {
        return rows.query(
                "select account, thing, mark from lti_mark order by mark limit ?",
                row -> new Mark(
                        row.getObject("account", UUID.class), row.getObject("thing", UUID.class), row.getLong("mark")),
                most);
    }

    /** What couldn't be worked out for them is worked out later. */
    @Transactional
    void again(UUID link, Collection<UUID> accounts) {
        rows.write(
                "insert into lti_mark (account, thing) select account, ? from unnest(?::uuid[]) as failed (account)"
                        + " order by account" + CONFLICT,
                link,
                accounts.toArray(UUID[]::new));
    }

    /** Worked out; what was marked again meanwhile stays. A report that is just coming isn't made to wait. */
    @Transactional
    void done(Collection<Mark> marks) {
        rows.write(
                """
                delete from lti_mark using (
                  select account, thing from lti_mark join unnest(?::uuid[], ?::uuid[], ?::bigint[])
                    as done (account, thing, mark) using (account, thing, mark)
                  for update of lti_mark skip locked) as done
                where lti_mark.account = done.account and lti_mark.thing = done.thing""",
                marks.stream().map(Mark::account).toArray(UUID[]::new),
                marks.stream().map(Mark::thing).toArray(UUID[]::new),
                marks.stream().map(Mark::number).toArray(Long[]::new));
    }

    private void mark(UUID account, List<UUID> things) {
        add(things.stream().map(_ -> account).toArray(UUID[]::new), things.toArray(UUID[]::new));
    }

    private void add(UUID[] accounts, UUID[] things) {
        if (accounts.length > 0) {
            rows.write(ADD, accounts, things);
        }
    }
}
