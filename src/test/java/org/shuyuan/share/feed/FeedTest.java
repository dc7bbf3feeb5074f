package org.shuyuan.share.feed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndLink;
import com.rometools.rome.io.SyndFeedInput;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.PublicAddress;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.people.Account;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.OrganisationLevel;
import org.shuyuan.people.Organisations;
import org.shuyuan.people.Staff;

/** Feeds as a reader that has never heard of us takes them. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class FeedTest {

    @Inject
    Publications publications;

    @Inject
    Organisations organisations;

    @Inject
    Staff staff;

    @Inject
    PublicAddress address;

    @Inject
    EntityManager entities;

    @ParameterizedTest
    @ValueSource(strings = {"atom", "rss"})
    void aFeedTellsWhatASchoolHasPublished(String ending) throws Exception {
        String school = "feed-school-" + ending;
        UUID first = publications.published(
                school,
                "micro-lecture",
                Map.of(
                        Field.TITLE, List.of("竹蜻蜓的升力"),
                        Field.DESCRIPTION, List.of("为什么 1 < 2 & 转得快？"),
                        Field.CREATOR, List.of("裴珂"),
                        Field.SUBJECT, List.of("physics"),
                        Field.LANGUAGE, List.of("zh-CN")));
        UUID second = publications.published(school, "竹蜻蜓的历史");
        publications.draft(school, "竹蜻蜓的草稿");

        SyndFeed feed = read(get("/feeds/organisations/" + school + "." + ending));

        assertThat(feed.getTitle()).isEqualTo("测试学校 · 书院");
        assertThat(ids(feed)).containsExactly("urn:uuid:" + second, "urn:uuid:" + first);
        SyndEntry entry = feed.getEntries().getLast();
        assertThat(entry.getTitle()).isEqualTo("竹蜻蜓的升力");
        assertThat(entry.getLink()).isEqualTo(address.page(first));
        assertThat(entry.getAuthor()).isEqualTo("裴珂");
        assertThat(entry.getPublishedDate()).isNotNull();
        SyndContent summary = entry.getDescription();
        assertThat(summary.getValue())
                .isEqualTo(ending.equals("atom") ? "为什么 1 < 2 & 转得快？" : "为什么 1 &lt; 2 &amp; 转得快？");
        assertThat(entry.getCategories())
                .extracting(each -> ending.equals("atom") ? each.getLabel() : each.getName())
                .containsExactly("物理");
    }

    @Test
    void aDistrictTellsWhatItsSchoolsHavePublished() throws Exception {
        Organisation district = organisations.add(null, OrganisationLevel.DISTRICT, "feed-district", "青岚区");
        publications.published("feed-below", "皂角树下的课");
        organisationUnder(district, "feed-below");

        assertThat(titles(read(get("/feeds/organisations/feed-district.atom")))).containsExactly("皂角树下的课");
        get("/feeds/organisations/nobody.atom", 404);
        get("/feeds/organisations/feed-district.atom?behind=yesterday", 400);
        get("/feeds/organisations/feed-district.json", 404);
    }

    @Test
    void aWalkOverTheSchoolsPagesMeetsEachOnceWhileOthersCome() throws Exception {
        List<String> wanted = new ArrayList<>();
        for (int number = 0; number < 65; number++) {
            wanted.addFirst("urn:uuid:" + publications.published("feed-walk", "第 " + number + " 只陶埙"));
        }
        List<String> walked = new ArrayList<>();
        String page = "/feeds/organisations/feed-walk.atom";
        for (int pages = 0; !page.isEmpty(); pages++) {
            assertThat(pages).isLessThan(4);
            SyndFeed feed = read(get(page));
            walked.addAll(ids(feed));
            page = link(feed, "next");
            publications.published("feed-walk", "后来的陶埙 " + pages);
        }

        assertThat(walked).containsExactlyElementsOf(wanted);
    }

    @Test
    void aSearchIsAFeedOfTheNewestFirst() throws Exception {
        publications.published("feed-search", "风铃草与铜风铃");
        publications.published(
                "feed-search",
                "micro-lecture",
                Map.of(Field.TITLE, List.of("音色"), Field.DESCRIPTION, List.of("铜风铃为什么响")));
        UUID english = publications.published(
                "feed-search",
                "micro-lecture",
                Map.of(Field.TITLE, List.of("铜风铃英语课"), Field.SUBJECT, List.of("english")));
        publications.draft("feed-search", "铜风铃的草稿");
        publications.found("铜风铃", 3);

        assertThat(titles(read(get("/feeds/search.atom?q=铜风铃")))).containsExactly("铜风铃英语课", "音色", "风铃草与铜风铃");
        assertThat(titles(read(get("/feeds/search.rss?q=铜风铃&subject=english")))).containsExactly("铜风铃英语课");
        assertThat(read(get("/feeds/search.atom?q=铜风铃&lang=en")).getTitle()).isEqualTo("“铜风铃” · Shuyuan");
        SyndFeed mine = read(as(staff.teacher("feed-search"), "/feeds/search.atom?q=铜风铃"));
        assertThat(titles(mine)).as("a reader's own drafts").hasSize(3);

        publications.withdraw(english);

        assertThat(titles(read(get("/feeds/search.atom?q=铜风铃")))).containsExactly("音色", "风铃草与铜风铃");
    }

    @Test
    void whoeverHasItAlreadyIsToldSoUntilSomethingHasGone() {
        publications.published("feed-known", "石磨的第一圈");
        UUID second = publications.published("feed-known", "石磨的第二圈");
        Response first = get("/feeds/organisations/feed-known.atom");
        String tag = first.header("ETag");
        assertThat(first.header("Cache-Control")).contains("max-age=600").doesNotContain("private");
        assertThat(first.header("Last-Modified")).isNotNull();
        assertThat(first.contentType()).startsWith("application/atom+xml");

        assertThat(given().header("If-None-Match", tag)
                        .get("/feeds/organisations/feed-known.atom")
                        .statusCode())
                .isEqualTo(304);
        publications.withdraw(second);
        Response changed = given().header("If-None-Match", tag).get("/feeds/organisations/feed-known.atom");

        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.asString()).contains("石磨的第一圈").doesNotContain("石磨的第二圈");
    }

    @ParameterizedTest
    @ValueSource(strings = {"atom", "rss"})
    void noTitleBreaksAFeed(String ending) throws Exception {
        String hostile = "甲]]>乙</title><script>alert(1)</script>&amp;\u0001\u001b\uFFFE\"'丙";
        publications.published("feed-hostile-" + ending, hostile);

        String xml = get("/feeds/organisations/feed-hostile-" + ending + "." + ending)
                .asString();

        assertThat(new SyndFeedInput()
                        .build(new StringReader(xml))
                        .getEntries()
                        .getFirst()
                        .getTitle())
                .isEqualTo("甲]]>乙</title><script>alert(1)</script>&amp;\"'丙");
    }

    private void organisationUnder(Organisation parent, String code) {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery("update organisation set parent = ?1 where code = ?2")
                        .setParameter(1, parent.id())
                        .setParameter(2, code)
                        .executeUpdate());
    }

    private Response as(Account account, String path) {
        return staff.as(account).get(path);
    }

    private Response get(String path) {
        return get(path, 200);
    }

    private Response get(String path, int status) {
        Response answer = given().urlEncodingEnabled(true).get(path.replace(address.base(), ""));
        assertThat(answer.statusCode()).as(path).isEqualTo(status);
        return answer;
    }

    private static SyndFeed read(Response answer) throws Exception {
        return new SyndFeedInput().build(new StringReader(answer.asString()));
    }

    private static List<String> ids(SyndFeed feed) {
        return feed.getEntries().stream().map(SyndEntry::getUri).toList();
    }

    private static List<String> titles(SyndFeed feed) {
        return feed.getEntries().stream().map(SyndEntry::getTitle).toList();
    }

    private static String link(SyndFeed feed, String relation) {
        return feed.getLinks().stream()
                .filter(link -> link.getRel().equals(relation))
                .map(SyndLink::getHref)
                .findFirst()
                .orElse("");
    }
}
