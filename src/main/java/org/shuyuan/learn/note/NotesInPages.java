package org.shuyuan.learn.note;

import io.quarkus.arc.Arc;
import io.quarkus.qute.TemplateExtension;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shuyuan.people.Account;
import org.shuyuan.people.CurrentUser;

/** {@code {notes:writer}}: whose notes a page may take. */
@TemplateExtension(namespace = "notes")
final class NotesInPages {

    private NotesInPages() {}

    /** Nothing for a reader who hasn't signed in. */
    static @Nullable UUID writer() {
        // Templates have no constructor to inject into.
        return Arc.container()
                .select(CurrentUser.class)
                .get()
                .account()
                .map(Account::id)
                .orElse(null);
    }
}
