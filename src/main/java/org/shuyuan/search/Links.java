package org.shuyuan.search;

import jakarta.ws.rs.core.UriBuilder;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.shuyuan.search.field.Facet;
import org.shuyuan.search.question.Question;

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
        List<String> values = new ArrayList<>();
        if (!question.words().isBlank()) {
            add(link, "q", question.words(), values);
        }
        for (Facet facet : Facet.values()) {
            question.chosen(facet).stream().sorted().forEach(value -> add(link, facet.id(), value, values));
        }
        if (page > 1) {
            link.queryParam("page", page);
        }
        String built = link.build(values.toArray()).toString();
        return built.isEmpty() ? NOTHING : built;
    }

    /** As a template, so that whatever stands in the value is only text. */
    private static void add(UriBuilder link, String name, String value, List<String> values) {
        link.queryParam(name, "{v" + values.size() + "}");
        values.add(value);
    }

    /** The question that a {@link #query} asks. */
    public static Question question(String query) {
        Map<String, List<String>> parameters = new HashMap<>();
        Pattern.compile("[?&]")
                .splitAsStream(query)
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .forEach(pair -> parameters
                        .computeIfAbsent(pair[0], _ -> new ArrayList<>())
                        .add(URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        return Question.asked(parameters);
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
