package org.shuyuan.learn.review;

import io.quarkus.arc.Arc;
import io.quarkus.qute.TemplateExtension;
import java.util.UUID;
import org.shuyuan.catalog.Access;
import org.shuyuan.catalog.Field;

/** {@code {review:offered(id)}}: whether the page of a film leads to its reviews. */
@TemplateExtension(namespace = "review")
final class ReviewInPages {

    private ReviewInPages() {}

    static boolean offered(UUID lesson) {
        return bean(Access.class)
                .find(lesson)
                .filter(found -> found.descriptors().first(Field.DURATION).isPresent())
                .filter(bean(ReviewAccess.class)::looksOn)
                .isPresent();
    }

    /** Templates have no constructor to inject into. */
    private static <T> T bean(Class<T> type) {
        return Arc.container().select(type).get();
    }
}
