package org.shuyuan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shuyuan.storage.Digest;

/** What a deployment gives away, as any harvester sees it. */
record Offer(Api api) {

    private static final Pattern RECORD = Pattern.compile("<record>(.*?)</record>", Pattern.DOTALL);
    private static final Pattern IDENTIFIER = Pattern.compile("<identifier>([^<]*)</identifier>");
    private static final Pattern TITLE = Pattern.compile("<dc:title>([^<]*)</dc:title>");
    private static final Pattern FILE =
            Pattern.compile("CHECKSUM=\"([0-9a-f]{64})\"[^>]*>\\s*<mets:FLocat[^>]* xlink:href=\"([^\"]*)\"");
    private static final Pattern TOKEN = Pattern.compile("<resumptionToken[^>]*>([^<]+)</resumptionToken>");

    /** Titles that are published, with how many resources have each. */
    Map<String, Integer> titles() throws IOException, InterruptedException {
        Map<String, Integer> titles = new TreeMap<>();
        for (String record : records("oai_dc")) {
            Matcher title = TITLE.matcher(record);
            if (title.find()) {
                titles.merge(title.group(1), 1, Integer::sum);
            }
        }
        return titles;
    }

    String identifier(String title) throws IOException, InterruptedException {
        String record = records("oai_dc").stream()
                .filter(each -> each.contains("<dc:title>" + title + "<"))
                .findFirst()
                .orElseThrow();
        Matcher identifier = IDENTIFIER.matcher(record);
        assertThat(identifier.find()).isTrue();
        return identifier.group(1);
    }

    /** The SHA-256 of each file of each lesson; all are fetched, and are what they are said to be. */
    List<String> files() throws IOException, InterruptedException {
        List<String> files = new ArrayList<>();
        HttpClient http = HttpClient.newHttpClient();
        for (String record : records("mets")) {
            for (MatchResult file : FILE.matcher(record).results().toList()) {
                HttpRequest request =
                        HttpRequest.newBuilder(URI.create(file.group(2))).build();
                byte[] bytes = http.send(request, HttpResponse.BodyHandlers.ofByteArray())
                        .body();
                assertThat(Digest.of(bytes).hex()).as(file.group(2)).isEqualTo(file.group(1));
                files.add(file.group(1));
            }
        }
        return files;
    }

    private List<String> records(String format) throws IOException, InterruptedException {
        List<String> records = new ArrayList<>();
        String next = "metadataPrefix=" + format;
        while (!next.isEmpty()) {
            String page = api.visit("/oai?verb=ListRecords&" + next).body();
            Matcher record = RECORD.matcher(page);
            while (record.find()) {
                records.add(record.group(1));
            }
            Matcher more = TOKEN.matcher(page);
            next = more.find() ? "resumptionToken=" + more.group(1) : "";
        }
        return records;
    }
}
