package org.shuyuan.share.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndEnclosure;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.PublicAddress;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.sample.SampleFiles;

/** A podcast program takes a feed, and plays what is in it. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class PodcastTest {

    private static final Namespace ITUNES = Namespace.getNamespace("http://www.itunes.com/dtds/podcast-1.0.dtd");
    private static final HttpClient PROGRAM =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    @TestHTTPResource("/")
    URI service;

    @Inject
    Publications publications;

    @Inject
    PublicAddress address;

    @Test
    void aFilmAndARecordingPlayFromTheirFeed() throws Exception {
        UUID film = publications.rendered(
                "podcast",
                "recorded-lesson",
                Map.of(Field.TITLE, List.of("扎染的一天"), Field.LICENCE, List.of("CC-BY-4.0")),
                SampleFiles.lesson(folder, 5),
                "video/mp4");
        UUID reading = publications.rendered(
                "podcast",
                "audio",
                Map.of(Field.TITLE, List.of("扎染谣"), Field.LICENCE, List.of("CC-BY-4.0")),
                SampleFiles.reading(folder, 12),
                "audio/mp4");
        UUID kept = publications.published("podcast", "不外借的扎染课");

        SyndFeed feed = new SyndFeedInput()
                .build(new StringReader(
                        new String(get("/feeds/organisations/podcast.rss").body(), StandardCharsets.UTF_8)));

        List<SyndEntry> items = feed.getEntries();
        assertThat(items)
                .extracting(SyndEntry::getUri)
                .containsExactly("urn:uuid:" + kept, "urn:uuid:" + reading, "urn:uuid:" + film);
        assertThat(items.get(0).getEnclosures()).isEmpty();
        assertThat(itunes(items.get(1), "duration")).isEqualTo("12");
        assertThat(itunes(items.get(2), "explicit")).isEqualTo("false");
        plays(items.get(1), "audio/mp4", address.page(reading) + "/audio.m4a");
        plays(items.get(2), "video/mp4", address.page(film) + "/video.mp4");

        publications.say(film, Field.LICENCE, "all-rights-reserved");
        assertThat(get("/w/" + film + "/video.mp4").statusCode()).isEqualTo(403);
        publications.withdraw(reading);
        assertThat(get("/w/" + reading + "/audio.m4a").statusCode()).isEqualTo(404);
    }

    private void plays(SyndEntry item, String type, String at) throws Exception {
        SyndEnclosure enclosure = item.getEnclosures().getFirst();
        assertThat(enclosure.getUrl()).isEqualTo(at);
        assertThat(enclosure.getType()).isEqualTo(type);
        String path = at.replace(address.base(), "");

        HttpResponse<byte[]> whole = get(path);
        HttpResponse<byte[]> part = get(path, "Range", "bytes=1000-1999");

        assertThat(whole.body()).hasSize(Math.toIntExact(enclosure.getLength()));
        assertThat(whole.headers().firstValue("Content-Type")).contains(type);
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole.body(), 1000, 2000));
        SampleFiles.play(folder, Files.write(folder.resolve("taken.mp4"), whole.body()));
    }

    private static String itunes(SyndEntry item, String name) {
        return item.getForeignMarkup().stream()
                .filter(element -> element.getName().equals(name)
                        && element.getNamespaceURI().equals(ITUNES.getURI()))
                .map(Element::getText)
                .findFirst()
                .orElse("");
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return PROGRAM.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}
