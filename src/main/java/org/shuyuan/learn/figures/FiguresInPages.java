package org.shuyuan.learn.figures;

import io.quarkus.arc.Arc;
import io.quarkus.qute.TemplateExtension;
import java.util.UUID;
import org.shuyuan.catalog.Access;
import org.shuyuan.people.CurrentUser;
import org.shuyuan.people.Role;

/** {@code {figures:offered(id)}}: whether the page of a resource leads to its figures. */
@TemplateExtension(namespace = "figures")
final class FiguresInPages {

    private FiguresInPages() {}

    static boolean offered(UUID resource) {
        return bean(CurrentUser.class)
                        .account()
                        .filter(account -> account.memberships().stream()
                                .anyMatch(membership -> membership.role() != Role.LEARNER))
                        .isPresent()
                && bean(Access.class)
                        .find(resource)
                        .filter(bean(FigureDesk.class)::looksOn)
                        .isPresent();
    }

    /** Templates have no constructor to inject into. */
    private static <T> T bean(Class<T> type) {
        return Arc.container().select(type).get();
    }
}
