package org.shuyuan.search.inside;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Descriptors;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.NewPlace;
import org.shuyuan.catalog.NewResource;
import org.shuyuan.catalog.Origin;
import org.shuyuan.catalog.PlaceType;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.people.Accounts;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.OrganisationLevel;
import org.shuyuan.people.Organisations;
import org.shuyuan.people.Role;
import org.shuyuan.search.answer.Highlighted;

/** Words are found in the pages of a book as they stand there, however they are typed. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class InsideTest {

    private static final String INSIDE = "/api/resources/{id}/inside";

    @Inject
    Inside inside;

    @Inject
    Catalog catalog;

    @Inject
    Accounts accounts;

    @Inject
    Organisations organisations;

    @Test
    void typedInTraditionalItIsFoundInSimplifiedAndSpelledAsItStands() {
        UUID book = book(List.of("封面", "拱桥下的货\n船，还有一条货船。", "貨船在台灣"));

        given().queryParam("find", "貨船")
                .get(INSIDE, book)
                .then()
                .statusCode(200)
                .body("places", equalTo(2))
                .body("hits", equalTo(3))
                .body("list.at", contains(2, 3))
                .body("list.hits", contains(2, 1))
                .body("list[0].passage.parts.findAll{it.marked}.text", contains("货 船", "货船"))
                .body("spellings", contains("货\n船", "货船", "貨船"));
    }

    @Test
    void aPhraseIsFoundAsItStandsElseItsWordsElseAnyOfThem() {
        UUID book = book(List.of("Quadratic functions open", "functions, quadratic", "only quadratic here"));

        assertThat(pages(book, "quadratic functions")).containsExactly(1);
        assertThat(pages(book, "functions quadratic")).containsExactly(1, 2);
        assertThat(pages(book, "quadratic nowhere")).containsExactly(1, 2, 3);
        assertThat(pages(book, "nowhere")).isEmpty();
    }

    @Test
    void severalThatWereFoundTogetherAreFoundTogether() {
        UUID book = book(List.of("顶点在左边", "顶点，然后是对称轴", "对称轴"));

        assertThat(inside.find(book, List.of("对称轴", "顶点")).list())
                .extracting(Inside.Page::at)
                .containsExactly(2);
    }

    @Test
    void whatIsNothingFindsNothing() {
        UUID book = book(List.of("一，二。", "三"));

        assertThat(List.of("", " ", "，", "\0", "\u200B"))
                .allSatisfy(nothing -> assertThat(pages(book, nothing)).isEmpty());
        given().get(INSIDE, book).then().statusCode(200).body("list", hasSize(0));
    }

    @Test
    void textStaysText() {
        UUID book = book(List.of("<img src=x> 内角和"));

        Highlighted passage =
                inside.find(book, List.of("内角和")).list().getFirst().passage();
        assertThat(passage.text()).isEqualTo("<img src=x> 内角和");
        given().accept("text/html")
                .queryParam("find", "内角和")
                .get("/book/{id}/find", book)
                .then()
                .statusCode(200)
                .body(containsString("<mark>内角和</mark>"), not(containsString("<img src=x")));
    }

    @Test
    void aBookOfTwoThousandPagesIsLookedThroughAtOnceAndItsListEnds() {
        UUID book = book(IntStream.rangeClosed(1, 2000)
                .mapToObj(page -> "第" + page + "页的平行四边形。" + "文字很多。".repeat(200) + (page == 1987 ? "独一处" : ""))
                .toList());
        inside.find(book, List.of("独一处"));

        long begin = System.nanoTime();
        Inside.Found found = inside.find(book, List.of("獨一處"));
        long millis = (System.nanoTime() - begin) / 1_000_000;

        assertThat(found.list()).extracting(Inside.Page::at).containsExactly(1987);
        assertThat(millis).as("milliseconds").isLessThan(3000);
        Inside.Found many = inside.find(book, List.of("平行四边形"));
        assertThat(many.places()).isEqualTo(2000);
        assertThat(many.list()).hasSize(Inside.MOST_PLACES);
    }

    @Test
    void whoMayNotReadABookIsToldNothingOfIt() {
        UUID draft = QuarkusTransaction.requiringNew().call(() -> draft(List.of("密语")));

        given().queryParam("find", "密语")
                .get(INSIDE, draft)
                .then()
                .statusCode(404)
                .body(not(containsString("密语在")));
        given().accept("text/html")
                .queryParam("find", "密语")
                .get("/book/{id}/find", draft)
                .then()
                .statusCode(404);
    }

    private List<Integer> pages(UUID book, String words) {
        return inside.find(book, List.of(words)).list().stream()
                .map(Inside.Page::at)
                .toList();
    }

    private UUID book(List<String> pages) {
        return QuarkusTransaction.requiringNew().call(() -> {
            UUID book = draft(pages);
            catalog.publish(book);
            return book;
        });
    }

    private UUID draft(List<String> pages) {
        Organisation school = organisations.add(null, OrganisationLevel.SCHOOL, "inside-school", "青溪小学");
        UUID teacher = accounts.named("inside-teacher")
                .orElseGet(() -> accounts.add("inside-teacher", "沈老师", "correct horse", school.id(), Role.TEACHER))
                .id();
        UUID book = catalog.create(new NewResource("e-textbook", school.id(), teacher, Descriptors.NONE))
                .id();
        catalog.describe(book, Origin.PERSON, Map.of(Field.TITLE, List.of("一本书")));
        catalog.replacePlaces(
                book,
                PlaceType.PAGE,
                IntStream.range(0, pages.size())
                        .mapToObj(at -> new NewPlace(at + 1, pages.get(at)))
                        .toList());
        return book;
    }
}
