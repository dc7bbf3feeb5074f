package org.shuyuan.search;

import jakarta.ws.rs.core.UriBuilder;
import java.util.HashSet;
import java.util.Set;

/**
 * A question as a link, and the same question with one thing changed. The links are relative, to the page that they stand on: there is
 * more than one that searches.
 */
public final class Links {

    private static final String NOTHING = "?";

    private Links() {}

    /** The question as the query of an address, with the question mark; nothing where nothing is asked. */
    public static String query(Question question, int page) {
        String link = to(question, page);
        return link.equals(NOTHING) ? "" : link;
    }

    static String to(Question question, int page) {
        UriBuilder link = UriBuilder.fromPath("");
        if (!question.words().isBlank()) {
            link.queryParam("q", "{q}");
        }
        for (Facet facet : Facet.values()) {
            question.chosen(facet).stream()
                    .sorted()
                    .forEach(value ->
                            link.queryParam(facet.id(), value.replace("{", "").replace("}", "")));
        }
        if (page > 1) {
            link.queryParam("page", page);
        }
        String built = question.words().isBlank()
                ? link.build().toString()
                : link.build(question.words()).toString();
        return built.isEmpty() ? NOTHING : built;
    }

    /** Chooses the value where it isn't chosen, else drops it; and begins at the first page again. */
    static String toggling(Question question, Facet facet, String value) {
        Set<String> values = new HashSet<>(question.chosen(facet));
        if (!values.remove(value)) {
            values.add(value);
        }
        return to(question.choosing(facet, values), 1);
    }
}
