package org.shuyuan.play;

import io.quarkus.arc.Arc;
import io.quarkus.qute.TemplateExtension;
import java.util.UUID;

/** {@code {play:view(id)}}: what {@code parts/player} shows, for pages of other rooms that a film stands on. */
@TemplateExtension(namespace = "play")
final class PlayerInPages {

    private PlayerInPages() {}

    static ResourceView view(UUID film) {
        // Templates have no constructor to inject into.
        return Arc.container().instance(Screens.class).get().of(film);
    }
}
