package org.shuyuan.share.bag;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shuyuan.problem.Problem;
import org.shuyuan.text.Language;
import org.shuyuan.text.Messages;

/**
 * How far a bag is taken in.
 *
 * @param state {@code waiting}, {@code verifying}, {@code taking}, {@code done} or {@code refused}
 * @param total resources in it, once it is verified
 * @param taken resources that are through
 * @param added those of them that were not here before
 * @param problem why it was refused
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImportView(
        UUID id,
        String state,
        int total,
        int taken,
        int added,
        @Nullable Refusal problem) {

    /** In the members of RFC 9457. */
    record Refusal(String type, String title, int status, String detail) {

        static Refusal of(Problem problem, Messages messages, Language language) {
            return new Refusal(
                    problem.type().uri(),
                    problem.title(messages, language),
                    problem.type().status(),
                    problem.detail(messages, language));
        }
    }

    static ImportView of(BagImport bag, Messages messages, Language language) {
        return new ImportView(
                bag.id(),
                bag.state().id(),
                bag.total(),
                bag.taken(),
                bag.added(),
                bag.problem()
                        .map(problem -> Refusal.of(problem, messages, language))
                        .orElse(null));
    }
}
