package org.shuyuan.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * A harvester that takes ListRecords in oai_dc, one page after the other, over one connection that is kept alive. It
 * reads of a page what it needs to go on and no more, because it is the provider that is measured.
 */
final class Harvest {

    private static final String TOKEN = "<resumptionToken";
    private static final int BUFFER = 1 << 16;
    private static final int COMPARED = 20;

    private final URI base;
    private final boolean gzip;
    private final List<Page> pages = new ArrayList<>();

    private Harvest(URI service, boolean gzip) {
        this.base = service.resolve("/oai");
        this.gzip = gzip;
    }

    /** @param seconds from the request to the last byte, unpacked */
    private record Page(double seconds, long records) {}

    /** Takes the whole list. */
    static Harvest ofAll(URI service, boolean gzip) throws IOException {
        return new Harvest(service, gzip).walk("metadataPrefix=oai_dc");
    }

    /** Takes what has changed. */
    static Harvest since(URI service, String responseDate) throws IOException {
        return new Harvest(service, true).walk("metadataPrefix=oai_dc&from=" + responseDate);
    }

    long records() {
        return pages.stream().mapToLong(Page::records).sum();
    }

    double seconds() {
        return pages.stream().mapToDouble(Page::seconds).sum();
    }

    double recordsPerSecond() {
        return records() / seconds();
    }

    /** On the first page the list is counted. */
    double firstPageSeconds() {
        return pages.getFirst().seconds();
    }

    /** The median of the last full pages to that of as many after the first. */
    double lastPagesToFirst() {
        int last = pages.size() - 1;
        int many = Math.clamp(last / 2, 1, COMPARED);
        return median(pages.subList(last - many, last)) / median(pages.subList(1, 1 + many));
    }

    private static double median(List<Page> pages) {
        return pages.stream().mapToDouble(Page::seconds).sorted().toArray()[pages.size() / 2];
    }

    private Harvest walk(String arguments) throws IOException {
        String token = page(arguments);
        while (!token.isEmpty()) {
            token = page("resumptionToken=" + URLEncoder.encode(token, StandardCharsets.UTF_8));
        }
        return this;
    }

    /** Answers the token for the next page. */
    private String page(String arguments) throws IOException {
        URI address = URI.create(base + "?verb=ListRecords&" + arguments);
        long begin = System.nanoTime();
        HttpURLConnection line = (HttpURLConnection) address.toURL().openConnection();
        line.setRequestProperty("Accept-Encoding", gzip ? "gzip" : "identity");
        try (InputStream in = gzip ? new GZIPInputStream(line.getInputStream(), BUFFER) : line.getInputStream()) {
            // Whatever the characters are, they are found by their bytes.
            String xml = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            long records = count(xml, "<record>");
            if (records == 0) {
                throw new IOException(address + " answers " + xml);
            }
            pages.add(new Page((System.nanoTime() - begin) / 1e9, records));
            int token = xml.lastIndexOf(TOKEN);
            return token < 0 ? "" : xml.substring(xml.indexOf('>', token) + 1, xml.indexOf('<', token + 1));
        }
    }

    private static long count(String text, String word) {
        long count = 0;
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length())) {
            count++;
        }
        return count;
    }
}
