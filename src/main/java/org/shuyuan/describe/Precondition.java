package org.shuyuan.describe;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/**
 * What a writer has seen of a track, as RFC 9110 (section 13.1) tells it: {@code If-Match} with the entity tag,
 * {@code If-None-Match: *} where there was none.
 *
 * @param match tags or {@code *}; nothing where it isn't asked for
 * @param absent whether there must be no track yet
 * @param asked whether a track that is there may be replaced only by who has seen it
 */
record Precondition(@Nullable String match, boolean absent, boolean asked) {

    static final Precondition NONE = new Precondition(null, false, false);

    static Precondition of(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        return new Precondition(ifMatch, "*".equals(ifNoneMatch), true);
    }

    /** @throws Problem CAPTIONS_CHANGED, or CAPTIONS_UNSEEN where the writer didn't say what he has seen */
    void check(Optional<String> present) {
        check(present, ProblemType.CAPTIONS_CHANGED, ProblemType.CAPTIONS_UNSEEN);
    }

    /**
     * @param changed what it is called when somebody else has changed it meanwhile
     * @param unseen what it is called when the writer didn't say what he has seen
     */
    void check(Optional<String> present, ProblemType changed, ProblemType unseen) {
        if (match != null) {
            boolean matches = present.isPresent()
                    && Stream.of(match.split(","))
                            .map(String::strip)
                            .anyMatch(tag -> tag.equals("*") || tag.equals(tag(present.get())));
            if (!matches) {
                throw Problem.of(changed);
            }
        } else if (absent && present.isPresent()) {
            throw Problem.of(changed);
        } else if (asked && present.isPresent()) {
            throw Problem.of(unseen);
        }
    }

    /** The strong entity tag of these bytes. */
    static String tag(String sha256) {
        return "\"" + value(sha256) + "\"";
    }

    /** The same without the quotes that it has in a header. */
    static String value(String sha256) {
        return sha256.substring(0, 32);
    }
}
