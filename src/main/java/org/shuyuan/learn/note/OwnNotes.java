package org.shuyuan.learn.note;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.Access;
import org.shuyuan.catalog.Cards;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.people.CurrentUser;
import org.shuyuan.text.Figures;

/** A reader's notes, for the reader's own page. */
@ApplicationScoped
public class OwnNotes {

    private final Notes notes;
    private final Access access;
    private final CurrentUser user;

    OwnNotes(Notes notes, Access access, CurrentUser user) {
        this.notes = notes;
        this.access = access;
        this.user = user;
    }

    /**
     * @param title of the resource; empty where it can't be seen any more
     * @param at the place as people read it
     * @param href leads to the place; nothing where the resource can't be seen any more
     */
    public record Line(String title, String at, @Nullable String href, String words) {}

    /** What was written or changed last comes first. */
    public List<Line> latest(int limit) {
        return notes.latest(user.require().id(), limit).stream()
                .map(note -> access.find(note.resource())
                        .map(resource -> line(note, resource))
                        .orElseGet(() -> new Line("", "", null, note.words())))
                .toList();
    }

    private static Line line(Note note, LearningResource resource) {
        // Of an office document that is shown as pages as well.
        boolean book = Cards.isBook(resource)
                || (resource.descriptors().first(Field.DURATION).isEmpty()
                        && resource.descriptors().first(Field.PAGES).isPresent());
        return new Line(
                resource.title(),
                book ? Integer.toString(note.place()) : Figures.clock(note.place()),
                Cards.page(resource) + (book ? "?page=" : "?t=") + note.place(),
                note.words());
    }
}
