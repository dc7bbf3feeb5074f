package org.shuyuan.learn.progress;

import io.quarkus.arc.Arc;
import io.quarkus.qute.TemplateExtension;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.people.CurrentUser;

/** {@code {watching:ticket(id)}} and {@code {watching:left(id)}}: what a player needs to tell what it plays, and to go on. */
@TemplateExtension(namespace = "watching")
final class WatchingInPages {

    private WatchingInPages() {}

    static String ticket(UUID film) {
        return bean(Tickets.class).give(bean(Catalog.class).get(film));
    }

    /** The second where this reader has left it, 0 where nowhere; nothing for a reader who hasn't signed in. */
    static @Nullable String left(UUID film) {
        return bean(CurrentUser.class)
                .account()
                .map(account -> Integer.toString(bean(Watching.class).left(account.id(), film)))
                .orElse(null);
    }

    /** Templates have no constructor to inject into. */
    private static <T> T bean(Class<T> type) {
        return Arc.container().select(type).get();
    }
}
