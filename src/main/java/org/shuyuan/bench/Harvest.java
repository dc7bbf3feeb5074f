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
    private static final int ROUNDS = 5;

    private final URI base;
    private final boolean gzip;
    private final List<Page> pages = new ArrayList<>();

    private Harvest(URI service, boolean gzip) {
        this.base = service.resolve("/oai");
        this.gzip = gzip;
    }

    /**
     * @param arguments by which it was asked for
     * @param seconds from the request to the last byte, unpacked
     * @param next the token for the page behind it; empty on the last
     */
    private record Page(String arguments, double seconds, long records, String next) {}

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

    /**
     * The median of the last full pages to that of as many after the first. They are asked for once more, by turns: what else
     * the machine does meanwhile hits both.
     */
    double lastPagesToFirst() throws IOException {
        int last = pages.size() - 1;
        int many = Math.clamp(last / 2, 1, COMPARED);
        List<Double> first = new ArrayList<>();
        List<Double> latter = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (int at = 1; at <= many; at++) {
                first.add(page(pages.get(at).arguments()).seconds());
                latter.add(page(pages.get(last - at).arguments()).seconds());
            }
        }
        return median(latter) / median(first);
    }

    private static double median(List<Double> seconds) {
        return seconds.stream().sorted().toList().get(seconds.size() / 2);
    }

    private Harvest walk(String arguments) throws IOException {
        Page page = page(arguments);
        pages.add(page);
        while (!page.next().isEmpty()) {
            page = page("resumptionToken=" + URLEncoder.encode(page.next(), StandardCharsets.UTF_8));
            pages.add(page);
        }
        return this;
    }

    private Page page(String arguments) throws IOException {
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
            double seconds = (System.nanoTime() - begin) / 1e9;
            int token = xml.lastIndexOf(TOKEN);
            return new Page(
                    arguments,
                    seconds,
                    records,
                    token < 0 ? "" : xml.substring(xml.indexOf('>', token) + 1, xml.indexOf('<', token + 1)));
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
