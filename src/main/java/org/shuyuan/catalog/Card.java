package org.shuyuan.catalog;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A resource as it is shown in a list, in the words of one language.
 *
 * @param href the page where it is watched or read
 * @param kind the title of the kind
 * @param glyph one character that stands for the subject where there is no picture
 * @param tint 0 to 5, the same for everything of one subject
 * @param picture the address of a picture that may be there, if there ever is one
 * @param length the duration as {@code 12:05}, or empty
 * @param book whether the picture is a cover, which stands upright
 * @param meta subject and grade, teacher, school: as far as they are known
 */
public record Card(
        UUID id,
        String title,
        String href,
        String kind,
        String glyph,
        int tint,
        @Nullable String picture,
        String length,
        boolean book,
        List<String> meta) {

    public Card {
        meta = List.copyOf(meta);
    }

    /** The same, leading elsewhere. */
    public Card at(String other) {
        return new Card(id, title, other, kind, glyph, tint, picture, length, book, meta);
    }
}
