package org.shuyuan.learn.note;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.shuyuan.catalog.Access;
import org.shuyuan.people.CurrentUser;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.table.Turns;

/** What readers do with their notes, after it was looked whether they may. */
@ApplicationScoped
class NoteDesk {

    /** Characters of a note. */
    static final int LONGEST = 2000;

    /** Notes of one reader on one resource. */
    static final int MOST = 500;

    private static final int LAST_PLACE = 1_000_000;

    private final Notes notes;
    private final Turns turns;
    private final Access access;
    private final CurrentUser user;

    NoteDesk(Notes notes, Turns turns, Access access, CurrentUser user) {
        this.notes = notes;
        this.turns = turns;
        this.access = access;
        this.user = user;
    }

    /** One's own, in the order of their places. */
    List<Note> of(UUID resource) {
        return notes.of(me(), access.readable(resource).id());
    }

    /**
     * Writes a note.
     *
     * @param id made by whoever sends it: what is sent again after an answer was lost isn't written twice
     * @throws Problem {@link ProblemType#NOTE_WRONG}, {@link ProblemType#NOTES_TOO_MANY}, {@link ProblemType#CONFLICT} where
     *     the id is taken
     */
    @Transactional
    Note write(UUID resource, UUID id, int place, String words) {
        UUID on = access.readable(resource).id();
        String clean = checked(place, words);
        turns.take("note", me());
        if (notes.find(me(), id).isEmpty() && notes.count(me(), on) >= MOST) {
            throw Problem.of(ProblemType.NOTES_TOO_MANY, MOST);
        }
        notes.write(id, me(), on, place, clean);
        return notes.find(me(), id)
                .filter(written -> written.resource().equals(on))
                .orElseThrow(() -> Problem.of(ProblemType.CONFLICT));
    }

    /** @throws Problem {@link ProblemType#NOTE_WRONG}, {@link ProblemType#NOT_FOUND} also of what others have written */
    @Transactional
    Note change(UUID resource, UUID id, int place, String words) {
        Note known = own(resource, id);
        notes.change(known.id(), me(), place, checked(place, words));
        return own(resource, id);
    }

    /** @throws Problem {@link ProblemType#NOT_FOUND} also of what others have written */
    @Transactional
    void remove(UUID resource, UUID id) {
        notes.remove(own(resource, id).id(), me());
    }

    /** Whoever wrote it may change it and take it away, though the resource may be gone. */
    private Note own(UUID resource, UUID id) {
        return notes.find(me(), id)
                .filter(note -> note.resource().equals(resource))
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
    }

    private UUID me() {
        return user.require().id();
    }

    private static String checked(int place, String words) {
        // The database holds no such character; browsers send two for the end of a line.
        String clean = words.replace("\0", "").replace("\r\n", "\n").strip();
        int length = clean.codePointCount(0, clean.length());
        if (length < 1 || length > LONGEST || place < 0 || place > LAST_PLACE) {
            throw Problem.of(ProblemType.NOTE_WRONG, LONGEST);
        }
        return clean;
    }
}
