package org.shuyuan.share.copy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.LearningResource;

/**
 * What is copied without anybody asking for it: resources for which all of this is true.
 *
 * @param organisation theirs, or one above it
 * @param terms the id of a term by the descriptor that has to hold it
 * @param kind the id of a kind
 */
record CopyRule(UUID id, UUID organisation, Optional<String> kind, Map<Field, String> terms) {

    /** What a rule may be about, besides the kind. */
    static final List<Field> FIELDS = List.of(Field.SUBJECT, Field.GRADE, Field.LEVEL);

    CopyRule {
        terms = Map.copyOf(terms);
    }

    /** Whether it is about such resources, whosever they are. */
    boolean fits(LearningResource resource) {
        return kind.filter(id -> !id.equals(resource.kind())).isEmpty()
                && terms.entrySet().stream()
                        .allMatch(term ->
                                resource.descriptors().values(term.getKey()).contains(term.getValue()));
    }
}
