package org.shuyuan.learn.statement;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.shuyuan.learn.progress.Span;

/**
 * What was played of a film, in the words of the video profile of xAPI.
 *
 * @param viewing the page that played it last
 * @param spans as they are told
 * @param seen milliseconds of the film that were ever watched, each counted once
 * @param length of the film, or of the part of it that is a lesson, in milliseconds; 0 while it isn't known
 * @param until where it was left, in milliseconds from the beginning of the film
 */
record Played(UUID viewing, List<Span> spans, int seen, int length, int until) {

    private static final String VIDEO = "https://w3id.org/xapi/video";
    private static final String EXTENSION = VIDEO + "/extensions/";

    /** Milliseconds between two spans that were one: reports are cut from what is played. */
    private static final int SEAM = 100;

    private static final int DECIMALS = 3;
    private static final double THOUSAND = 1000;

    Played {
        spans = List.copyOf(spans);
    }

    /** Adds what was played. */
    Phrase on(Phrase phrase) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put(EXTENSION + "time", seconds(until));
        result.put(EXTENSION + "progress", progress());
        result.put(EXTENSION + "played-segments", segments());
        phrase.resultExtensions(result)
                .duration(spans.stream().mapToLong(Span::length).sum())
                .around("category", profile())
                .contextExtension(EXTENSION + "session-id", viewing.toString());
        return length == 0 ? phrase : phrase.contextExtension(EXTENSION + "length", seconds(length));
    }

    /** {@code 0[.]12[,]14[.]21}, in seconds. */
    String segments() {
        List<Span> joined = new ArrayList<>();
        for (Span span : spans) {
            boolean goesOn =
                    !joined.isEmpty() && Math.abs(span.from() - joined.getLast().to()) <= SEAM;
            Span whole = goesOn ? new Span(joined.removeLast().from(), span.to()) : span;
            joined.add(whole);
        }
        return joined.stream()
                .map(span -> seconds(span.from()).toPlainString() + "[.]"
                        + seconds(span.to()).toPlainString())
                .collect(Collectors.joining("[,]"));
    }

    /** 0 to 1. */
    double progress() {
        return length == 0 ? 0 : Math.round(THOUSAND * Math.min(seen, length) / length) / THOUSAND;
    }

    private static ObjectNode profile() {
        ObjectNode profile = JsonNodeFactory.instance.objectNode();
        profile.put("objectType", "Activity").put("id", VIDEO);
        profile.putObject("definition").put("type", ActivityType.PROFILE.iri());
        return profile;
    }

    /** Written without an exponent. */
    private static BigDecimal seconds(int millis) {
        return new BigDecimal(
                BigDecimal.valueOf(millis, DECIMALS).stripTrailingZeros().toPlainString());
    }
}
