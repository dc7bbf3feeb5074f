package org.shuyuan.share.feed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.PublicAddress;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.people.Account;
import org.shuyuan.people.Staff;
import org.shuyuan.sample.SampleFiles;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What search engines are told of. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class SiteMapTest {

    private static final int MANY = 120_000;

    @Inject
    DataSource database;

    @Inject
    EntityManager entities;

    @Inject
    PublicAddress address;

    @Inject
    Publications publications;

    @Inject
    Staff staff;

    @Test
    void mapsOfAHundredThousandNameEachOnceAndNoneIsTooLarge() throws Exception {
        Account owner = staff.teacher("site-map");
        fill(owner);
        try {
            SiteMaps maps = new SiteMaps(database, address, new Config(45_000));

            List<String> listed = texts(maps.index(), "sitemap", "loc");
            List<String> named = new ArrayList<>();
            for (int number = 1; number < listed.size(); number++) {
                List<String> map = texts(maps.map(number).orElseThrow(), "url", "loc");
                assertThat(map).hasSizeLessThanOrEqualTo(50_000);
                named.addAll(map);
            }

            assertThat(listed).contains(address.of("/sitemaps/0.xml"), address.of("/sitemaps/3.xml"));
            assertThat(named).doesNotHaveDuplicates();
            assertThat(named).hasSize(Math.toIntExact(published()));
            assertThat(maps.map(listed.size())).isEmpty();
        } finally {
            empty(owner);
        }
    }

    @Test
    void whatComesAndGoesBetweenTwoDrawingsIsToldAtOnce() throws Exception {
        UUID first = publications.published("site-map-small", "榨油坊");
        UUID second = publications.published("site-map-small", "水碓");
        SiteMaps maps = new SiteMaps(database, address, new Config(2));
        int last = texts(maps.index(), "sitemap", "loc").size() - 1;

        UUID third = publications.published("site-map-small", "染坊");
        publications.withdraw(second);

        List<String> named = new ArrayList<>();
        for (int number : IntStream.rangeClosed(1, last).toArray()) {
            named.addAll(texts(maps.map(number).orElseThrow(), "url", "loc"));
        }
        assertThat(named).contains(address.page(first), address.page(third)).doesNotContain(address.page(second));
    }

    @Test
    void aBookIsNamedByThePageWhereItIsRead() throws Exception {
        UUID book = publications.rendered(
                "site-map-book",
                "e-textbook",
                Map.of(Field.TITLE, List.of("渡口")),
                SampleFiles.book(),
                "application/epub+zip");
        SiteMaps maps = new SiteMaps(database, address, new Config(45_000));

        byte[] map = maps.map(1).orElseThrow();

        assertThat(texts(map, "url", "loc")).contains(address.of("/book/" + book));
        assertThat(texts(map, "url", "lastmod")).allSatisfy(Instant::parse);
    }

    @Test
    void robotsAreToldWhereTheMapsAre() throws Exception {
        Response robots = given().get("/robots.txt");
        Response index = given().get("/sitemap.xml");
        Response houses = given().get("/sitemaps/0.xml");

        assertThat(robots.contentType()).startsWith("text/plain");
        assertThat(robots.asString().lines())
                .contains("Sitemap: " + address.of("/sitemap.xml"), "Disallow: /studio/", "User-agent: *");
        assertThat(index.contentType()).startsWith("application/xml");
        assertThat(texts(index.asByteArray(), "sitemap", "loc")).first().isEqualTo(address.of("/sitemaps/0.xml"));
        assertThat(texts(houses.asByteArray(), "url", "loc")).first().isEqualTo(address.of("/"));
        assertThat(given().header("If-None-Match", houses.header("ETag"))
                        .get("/sitemaps/0.xml")
                        .statusCode())
                .isEqualTo(304);
        assertThat(given().get("/sitemaps/99999.xml").statusCode()).isEqualTo(404);
    }

    private void fill(Account owner) {
        sql("""
                insert into learning_resource (id, organisation, owner, kind, state, state_since, descriptors,
                    created_at, updated_at, version)
                select gen_random_uuid(), ?1, ?2, 'micro-lecture', 'published', now(), '{}', now(), now(), 0
                from generate_series(1, %d)""".formatted(MANY), owner);
    }

    private void empty(Account owner) {
        sql("delete from learning_resource where organisation = ?1 and owner = ?2", owner);
    }

    private void sql(String statement, Account owner) {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery(statement)
                        .setParameter(1, owner.memberships().getFirst().organisation())
                        .setParameter(2, owner.id())
                        .executeUpdate());
    }

    private long published() {
        return QuarkusTransaction.requiringNew().call(() -> (Long) entities.createNativeQuery(
                        "select count(*) from learning_resource where state = 'published'", Long.class)
                .getSingleResult());
    }

    private static List<String> texts(byte[] xml, String element, String child) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        NodeList found = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml))
                .getElementsByTagNameNS("http://www.sitemaps.org/schemas/sitemap/0.9", element);
        return IntStream.range(0, found.getLength())
                .mapToObj(at -> (Element) found.item(at))
                .flatMap(each -> {
                    NodeList children = each.getElementsByTagNameNS("*", child);
                    return IntStream.range(0, children.getLength())
                            .mapToObj(at -> children.item(at).getTextContent());
                })
                .toList();
    }

    private record Config(int siteMap) implements FeedConfig {

        @Override
        public int entries() {
            return 30;
        }

        @Override
        public Duration fresh() {
            return Duration.ofMinutes(10);
        }

        @Override
        public Duration siteMapBounds() {
            return Duration.ofMinutes(10);
        }
    }
}
