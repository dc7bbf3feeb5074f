package org.shuyuan.search;

import java.util.List;

/**
 * How many of the answers have which property, the most frequent first. Each facet is counted as if nothing had been
 * chosen in itself, but everything that was chosen in the others: so a reader sees what choosing more would bring.
 */
public record Facets(List<Count> kind, List<Count> subject, List<Count> grade, List<Count> level) {

    static final Facets NONE = new Facets(List.of(), List.of(), List.of(), List.of());

    /** @param id a kind, or a term of the vocabulary that belongs to the facet */
    public record Count(String id, long count) {}

    public Facets {
        kind = List.copyOf(kind);
        subject = List.copyOf(subject);
        grade = List.copyOf(grade);
        level = List.copyOf(level);
    }

    public List<Count> of(Facet facet) {
        return switch (facet) {
            case KIND -> kind;
            case SUBJECT -> subject;
            case GRADE -> grade;
            case LEVEL -> level;
        };
    }
}
