package org.shuyuan.learn.follow;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.Access;
import org.shuyuan.catalog.Cards;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.learn.bookmark.Bookmark;
import org.shuyuan.learn.bookmark.Bookmarks;
import org.shuyuan.learn.course.Courses;
import org.shuyuan.learn.join.Classes;
import org.shuyuan.learn.join.Enrolments;
import org.shuyuan.learn.join.Member;
import org.shuyuan.learn.note.Note;
import org.shuyuan.learn.note.Notes;
import org.shuyuan.learn.progress.Forgetting;
import org.shuyuan.learn.progress.Seen;
import org.shuyuan.learn.progress.Watching;
import org.shuyuan.learn.quiz.Attempts;
import org.shuyuan.learn.shelf.Favourites;
import org.shuyuan.learn.shelf.SavedSearches;
import org.shuyuan.people.CurrentUser;

/** What a reader learns, for the reader's own page. */
@ApplicationScoped
public class OwnLearning {

    /** Credits and imprints are nobody's concern. */
    private static final int ENDED = 95;

    private static final int LOOKED_THROUGH = 50;

    private final Watching watching;
    private final Favourites favourites;
    private final SavedSearches searches;
    private final Enrolments enrolments;
    private final Courses courses;
    private final CourseDrawing drawing;
    private final Classes classes;
    private final ReadLessons read;
    private final Attempts attempts;
    private final ToolResults tools;
    private final Notes notes;
    private final Bookmarks bookmarks;
    private final Forgetting forgetting;
    private final Access access;
    private final CurrentUser user;

    OwnLearning(
            Watching watching,
            Favourites favourites,
            SavedSearches searches,
            Enrolments enrolments,
            Courses courses,
            CourseDrawing drawing,
            Classes classes,
            ReadLessons read,
            Attempts attempts,
            ToolResults tools,
            Notes notes,
            Bookmarks bookmarks,
            Forgetting forgetting,
            Access access,
            CurrentUser user) {
        this.watching = watching;
        this.favourites = favourites;
        this.searches = searches;
        this.enrolments = enrolments;
        this.courses = courses;
        this.drawing = drawing;
        this.classes = classes;
        this.read = read;
        this.attempts = attempts;
        this.tools = tools;
        this.notes = notes;
        this.bookmarks = bookmarks;
        this.forgetting = forgetting;
        this.access = access;
        this.user = user;
    }

    /** @param next the lesson to go on with; nothing where all are done */
    public record Followed(
            UUID id,
            String title,
            String href,
            long done,
            int lessons,
            int percent,
            @Nullable Next next) {}

    public record Next(String title, String href) {}

    /** The courses that the reader follows and may see, the latest first. */
    public List<Followed> courses() {
        return enrolments.of(user.require().id()).stream()
                .filter(course -> access.find(course).isPresent())
                .map(course -> drawing.draw(courses.get(course)))
                .map(OwnLearning::followed)
                .toList();
    }

    /** @param percent that was watched or read, of all of it */
    public record Underway(String title, String href, int percent) {}

    /** What the reader has begun and not ended, the latest first. */
    public List<Underway> underway(int limit) {
        List<Seen> begun = watching.last(user.require().id(), LOOKED_THROUGH).stream()
                .filter(seen -> seen.percent() > 0 && seen.percent() < ENDED)
                .toList();
        Map<UUID, LearningResource> there =
                access.findAll(begun.stream().map(Seen::resource).toList());
        return begun.stream()
                .flatMap(seen -> Stream.ofNullable(there.get(seen.resource()))
                        .map(resource -> new Underway(resource.title(), Cards.page(resource), seen.percent())))
                .limit(limit)
                .toList();
    }

    /** What the reader has put aside. */
    List<UUID> favourites() {
        return favourites.of(user.require().id());
    }

    /** The searches that the reader has kept. */
    List<SavedSearches.Saved> searches() {
        return searches.of(user.require().id());
    }

    /** All that the reader has noted, the latest first. */
    List<Note> notes() {
        return notes.latest(user.require().id(), Integer.MAX_VALUE);
    }

    /** All places of books that the reader wants to find again, the latest first. */
    List<Bookmark> bookmarks() {
        return bookmarks.all(user.require().id());
    }

    /** The lessons that the reader has read. */
    List<UUID> read() {
        return read.of(user.require().id());
    }

    /** What the reader has answered. */
    List<Attempts.Kept> answers() {
        return attempts.all(user.require().id());
    }

    /** What tools of others have said of the reader. */
    List<ToolResults.Kept> scores() {
        return tools.all(user.require().id());
    }

    /** Forgets all that the reader has learned, answered, noted and put aside. */
    @Transactional
    public void erase() {
        UUID account = user.require().id();
        classes.of(account, Member.Part.LEARNER).forEach(each -> classes.leave(each.id(), account));
        enrolments.leaveAll(account);
        read.forget(account);
        attempts.forget(account);
        tools.forget(account);
        notes.forget(account);
        bookmarks.forget(account);
        favourites.forget(account);
        searches.forget(account);
        forgetting.all(account);
    }

    private static Followed followed(CourseView view) {
        CourseView.@Nullable LessonView next = view.next();
        return new Followed(
                view.card().id(),
                view.card().title(),
                view.card().href(),
                view.done(),
                view.lessons(),
                view.percent(),
                next == null || next.href() == null || view.done() == view.lessons()
                        ? null
                        : new Next(next.title(), next.href()));
    }
}
