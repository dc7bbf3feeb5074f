package org.shuyuan.learn.daily;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.Vocabularies;
import org.shuyuan.catalog.Vocabulary;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.text.Language;

/** The stages that have a lesson a day. A wrong one stops the start. */
@Startup
@ApplicationScoped
class Stages {

    private static final String VOCABULARY = "stages";

    private final List<String> ids;
    private final Vocabulary terms;

    Stages(DailyConfig config, Vocabularies vocabularies) {
        this.ids = List.copyOf(config.stages());
        this.terms = vocabularies.get(VOCABULARY);
        for (String id : ids) {
            if (terms.find(id).isEmpty()) {
                throw new IllegalArgumentException("shuyuan.daily.stages: " + id + " is no term of " + VOCABULARY);
            }
        }
    }

    List<String> ids() {
        return ids;
    }

    String title(String id, Language language) {
        return terms.title(id, language);
    }

    /** @throws Problem {@link ProblemType#UNKNOWN_TERM} */
    String check(String id) {
        if (!ids.contains(id)) {
            throw Problem.of(ProblemType.UNKNOWN_TERM, id, VOCABULARY);
        }
        return id;
    }

    /**
     * The one that is asked for, or all.
     *
     * @throws Problem {@link ProblemType#UNKNOWN_TERM}
     */
    List<String> asked(@Nullable String id) {
        return id == null || id.isBlank() ? ids : List.of(check(id));
    }
}
