package org.shuyuan.learn.shelf;

import io.quarkus.arc.Arc;
import io.quarkus.qute.TemplateExtension;
import java.util.UUID;
import org.shuyuan.people.CurrentUser;

/** {@code {shelf:has(id)}}: whether this reader has put it aside. */
@TemplateExtension(namespace = "shelf")
final class ShelfInPages {

    private ShelfInPages() {}

    static boolean has(UUID resource) {
        return bean(CurrentUser.class)
                .account()
                .filter(account -> bean(Favourites.class).has(account.id(), resource))
                .isPresent();
    }

    /** Templates have no constructor to inject into. */
    private static <T> T bean(Class<T> type) {
        return Arc.container().select(type).get();
    }
}
