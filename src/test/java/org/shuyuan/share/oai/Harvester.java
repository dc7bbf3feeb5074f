package org.shuyuan.share.oai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A harvester as another district would write it. Every page that it sees must be valid. */
final class Harvester {

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;

    Harvester(String base) {
        this.base = base;
    }

    /** @param title the first dc:title; none of headers and deleted records */
    record Found(
            String identifier,
            String datestamp,
            boolean deleted,
            List<String> sets,
            @Nullable String title) {}

    /** A whole list and the response date of its first page. */
    record Harvest(String responseDate, List<Found> records, int pages) {
        List<String> identifiers() {
            return records.stream().map(Found::identifier).toList();
        }
    }

    /** All pages of a list; {@code noRecordsMatch} is an empty one. */
    Harvest list(String verb, Map<String, String> arguments) {
        Map<String, String> next = new TreeMap<>(arguments);
        next.put("verb", verb);
        List<Found> found = new ArrayList<>();
        String began = "";
        for (int pages = 1; ; pages++) {
            Document page = get(query(next));
            began = began.isEmpty() ? text(page, "responseDate") : began;
            if (page.getElementsByTagName("error").getLength() > 0) {
                assertThat(errors(page)).containsExactly("noRecordsMatch");
                return new Harvest(began, found, pages);
            }
            found.addAll(found(page));
            String token = text(page, "resumptionToken");
            if (token.isEmpty()) {
                return new Harvest(began, found, pages);
            }
            next = new TreeMap<>(Map.of("verb", verb, "resumptionToken", token));
        }
    }

    Document get(String query) {
        return OaiSchema.validated(
                ok(HttpRequest.newBuilder(URI.create(base + "?" + query)).build()));
    }

    Document post(String form) {
        return OaiSchema.validated(ok(HttpRequest.newBuilder(URI.create(base))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build()));
    }

    private byte[] ok(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            assertThat(response.statusCode()).as("%s", request.uri()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type")).hasValue("text/xml; charset=UTF-8");
            return response.body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static List<Found> found(Document page) {
        return elements(page.getDocumentElement(), "header").stream()
                .map(header -> new Found(
                        text(header, "identifier"),
                        text(header, "datestamp"),
                        header.getAttribute("status").equals("deleted"),
                        elements(header, "setSpec").stream()
                                .map(Element::getTextContent)
                                .toList(),
                        elements((Element) header.getParentNode(), "dc:title").stream()
                                .map(Element::getTextContent)
                                .findFirst()
                                .filter(title ->
                                        header.getParentNode().getNodeName().equals("record"))
                                .orElse(null)))
                .toList();
    }

    static List<String> errors(Document page) {
        return elements(page.getDocumentElement(), "error").stream()
                .map(error -> error.getAttribute("code"))
                .toList();
    }

    static String text(Document page, String element) {
        return text(page.getDocumentElement(), element);
    }

    private static String text(Element parent, String element) {
        return elements(parent, element).stream()
                .map(Element::getTextContent)
                .findFirst()
                .orElse("");
    }

    static List<Element> elements(Element parent, String name) {
        var nodes = parent.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int index = 0; index < nodes.getLength(); index++) {
            elements.add((Element) nodes.item(index));
        }
        return elements;
    }

    static String query(Map<String, String> arguments) {
        return arguments.entrySet().stream()
                .map(argument ->
                        argument.getKey() + "=" + URLEncoder.encode(argument.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
