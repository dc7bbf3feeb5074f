package org.shuyuan.search;

import jakarta.ws.rs.core.UriBuilder;
import java.util.HashSet;
import java.util.Set;

/** Addresses of the search page: a question as a link, and the same question with one thing changed. */
public final class Links {

    private static final String PAGE = "/s";

    private Links() {}

    /** The question as the query of an address, with the question mark; nothing where nothing is asked. */
    public static String query(Question question, int page) {
        return to(question, page).substring(PAGE.length());
    }

    static String to(Question question, int page) {
        UriBuilder link = UriBuilder.fromPath(PAGE);
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
        return question.words().isBlank()
                ? link.build().toString()
                : link.build(question.words()).toString();
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
