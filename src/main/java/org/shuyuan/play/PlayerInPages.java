package org.shuyuan.play;

import io.quarkus.arc.Arc;
import io.quarkus.qute.TemplateExtension;
import java.util.UUID;
import org.shuyuan.catalog.Access;
import org.shuyuan.text.ReaderLanguage;

/** {@code {play:view(id)}}: what {@code parts/player} shows, for pages of other rooms that a film stands on. */
@TemplateExtension(namespace = "play")
final class PlayerInPages {

    private PlayerInPages() {}

    static ResourceView view(UUID film) {
        return bean(ResourcePages.class)
                .view(
                        bean(Access.class).readable(film),
                        bean(ReaderLanguage.class).get());
    }

    /** Templates have no constructor to inject into. */
    private static <T> T bean(Class<T> type) {
        return Arc.container().select(type).get();
    }
}
