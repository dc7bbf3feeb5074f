package org.shuyuan.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Descriptors;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.NewResource;
import org.shuyuan.catalog.Origin;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.people.Accounts;
import org.shuyuan.people.OrganisationLevel;
import org.shuyuan.people.Organisations;
import org.shuyuan.people.Role;

/** Answers are narrowed by what is known of resources, and counted before. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class FacetsTest {

    @Inject
    Shelf shelf;

    @Inject
    Catalog catalog;

    @Inject
    Organisations organisations;

    @Inject
    Accounts accounts;

    /** As long as one in the index may be. */
    @ParameterizedTest
    @ValueSource(ints = {101, 200})
    void aLessonIsChosenHoweverLongItsName(int length) {
        String key = "牡蛎壳".repeat(length).substring(0, length);
        UUID lesson = shelf.lecture(key).published();
        shelf.lecture("牡蛎壳").published();
        shelf.indexed();

        assertThat(given().queryParam("lesson", key)
                        .get("/api/search")
                        .jsonPath()
                        .getList("hits.id", String.class))
                .containsExactly(lesson.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "edition, renjiao, EDITION, renjiao",
        "licence, CC-BY-4.0, LICENCE, CC-BY-4.0",
        "language, zh-CN, LANGUAGE, zh-CN",
        "volume, 八年级下册, VOLUME, 八年级下册",
        "duration, under-5, DURATION, 299.8",
        "duration, 5-15, DURATION, 301",
        "duration, over-45, DURATION, 2701.5",
    })
    void whatSaysSoIsFoundAndNothingElse(String facet, String chosen, Field field, String said) {
        String word = "鲎虫" + Integer.toUnsignedString((facet + chosen).hashCode());
        UUID one = shelf.lecture(word + "一").saying(field, said).published();
        UUID other = shelf.lecture(word + "二").published();
        shelf.indexed();

        assertThat(search(word, facet, chosen).getList("hits.id", String.class)).containsExactly(one.toString());
        assertThat(search(word, facet, "-").getList("hits.id", String.class)).containsExactly(other.toString());
        assertThat(search(word, facet, chosen, facet, "-").getLong("total")).isEqualTo(2);
        if (!facet.equals("volume")) {
            assertThat(search(word).getList("facets." + facet + ".id", String.class))
                    .containsExactly(chosen);
            assertThat(search(word).getList("facets." + facet + ".count", Integer.class))
                    .containsExactly(1);
        }
    }

    @Test
    void anOrganisationMeansAllBelowIt() {
        UUID[] houses = QuarkusTransaction.requiringNew().call(() -> {
            UUID district = organisations
                    .add(null, OrganisationLevel.DISTRICT, "facets-district", "砚山区")
                    .id();
            UUID school = organisations
                    .add(district, OrganisationLevel.SCHOOL, "facets-school", "砚山一中")
                    .id();
            UUID teacher = accounts.add("facets-teacher", "贺老师", "secret-secret", school, Role.TEACHER)
                    .id();
            lesson("鹦鹉螺甲", school, teacher);
            lesson("鹦鹉螺乙", district, teacher);
            return new UUID[] {district, school};
        });
        shelf.indexed();

        JsonPath all = search("鹦鹉螺");

        assertThat(all.getList("facets.organisation.id", String.class))
                .containsExactly(houses[0].toString(), houses[1].toString());
        assertThat(all.getList("facets.organisation.count", Integer.class)).containsExactly(2, 1);
        assertThat(search("鹦鹉螺", "organisation", houses[0].toString()).getLong("total"))
                .isEqualTo(2);
        assertThat(search("鹦鹉螺", "organisation", houses[1].toString()).getLong("total"))
                .isEqualTo(1);
        given().header("Accept-Language", "zh-CN")
                .queryParam("q", "鹦鹉螺")
                .queryParam("organisation", houses[1].toString())
                .get("/s")
                .then()
                .statusCode(200)
                .body(containsString("砚山一中"));
    }

    /** Whatever somebody writes into the address is a value that nothing has. */
    @ParameterizedTest
    @CsvSource({"organisation, no id", "edition, '\"><script>'", "duration, 7", "captions, '{x}'", "lesson, '%'"})
    void whatIsNoValueFindsNothing(String facet, String value) {
        assertThat(search("", facet, value).getLong("total")).isZero();
        given().queryParam(facet, value).get("/s").then().statusCode(200).body(not(containsString("<script>")));
    }

    @Test
    void draftsAreCountedForTheirOwnerAlone() {
        shelf.lecture("蓑羽鹤").saying(Field.EDITION, "sujiao").by("facets-owner").draft();
        shelf.indexed();

        assertThat(search("蓑羽鹤").getList("facets.edition")).isEmpty();
        assertThat(search(given().auth().oauth2(shelf.token("facets-owner")), "蓑羽鹤")
                        .getList("facets.edition.count", Integer.class))
                .containsExactly(1);
    }

    private void lesson(String title, UUID house, UUID owner) {
        UUID id = catalog.create(new NewResource("micro-lecture", house, owner, Descriptors.NONE))
                .id();
        catalog.describe(id, Origin.PERSON, Map.of(Field.TITLE, List.of(title)));
        catalog.publish(id);
    }

    private static JsonPath search(String words, String... chosen) {
        return search(given(), words, chosen);
    }

    private static JsonPath search(RequestSpecification request, String words, String... chosen) {
        for (int at = 0; at < chosen.length; at += 2) {
            request = request.queryParam(chosen[at], chosen[at + 1]);
        }
        return request.queryParam("q", words)
                .get("/api/search")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
