package org.shuyuan.learn.bookmark;

import io.quarkus.arc.Arc;
import io.quarkus.qute.TemplateExtension;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shuyuan.people.CurrentUser;

/** {@code {bookmarks:left(id)}}: where a reader goes on in a book that flows. */
@TemplateExtension(namespace = "bookmarks")
final class BookmarksInPages {

    private BookmarksInPages() {}

    /** The CFI; empty where the book was never opened, nothing for a reader who hasn't signed in. */
    static @Nullable String left(UUID book) {
        // Templates have no constructor to inject into.
        return Arc.container()
                .select(CurrentUser.class)
                .get()
                .account()
                .map(account -> Arc.container()
                        .select(Bookmarks.class)
                        .get()
                        .left(account.id(), book)
                        .map(Spot::spot)
                        .orElse(""))
                .orElse(null);
    }
}
