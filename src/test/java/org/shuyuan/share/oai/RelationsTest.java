package org.shuyuan.share.oai;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Parts;
import org.shuyuan.catalog.PublicAddress;
import org.shuyuan.embedded.TestEngines;

/** Harvesters are told what a course consists of, and what courses a lesson is in. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class RelationsTest {

    @TestHTTPResource("/oai")
    URI base;

    @Inject
    Lessons lessons;

    @Inject
    Catalog catalog;

    @Inject
    Parts parts;

    @Inject
    PublicAddress address;

    private Harvester harvester;
    private UUID course;
    private UUID first;
    private UUID second;

    @BeforeEach
    @SuppressWarnings("NullAway") // the address is set before
    void aCourse() {
        harvester = new Harvester(base.toString());
        lessons.forget();
        course = lessons.published("圆");
        first = lessons.published("圆的周长");
        second = lessons.published("圆的面积");
        arrange(second, first);
    }

    @Test
    void eachFormatNamesThePartsInTheirOrder() {
        List<String> pages = pages(second, first);

        assertThat(relations(course, "haspart")).containsExactlyElementsOf(pages);
        assertThat(texts(MetadataFormat.OAI_LRMI, course, "//lrmi:hasPart")).containsExactlyElementsOf(pages);
        assertThat(texts(MetadataFormat.OAI_DC, course, "//dc:relation")).containsExactlyElementsOf(pages);
        assertThat(texts(MetadataFormat.METS, course, "//mets:dmdSec//dc:relation"))
                .containsExactlyElementsOf(pages);
        assertThat(given().get("/w/" + course + ".jsonld").jsonPath().<String>getList("hasPart.'@id'"))
                .containsExactlyElementsOf(pages);
    }

    @Test
    void aLessonTellsWhatItIsIn() {
        soon(told -> assertThat(relations(first, "ispartof")).containsExactlyElementsOf(pages(course)));

        assertThat(texts(MetadataFormat.OAI_LRMI, first, "//lrmi:isPartOf[@inDefinedTermSet='shuyuan:course']"))
                .containsExactlyElementsOf(pages(course));
        assertThat(given().get("/w/" + first + ".jsonld").jsonPath().getString("isPartOf.'@id'"))
                .isEqualTo(address.page(course));
    }

    @Test
    void whatIsTakenOutOfACourseIsNoPartOfItAnyMore() {
        soon(told -> assertThat(relations(first, "ispartof")).hasSize(1));

        arrange(second);

        assertThat(relations(course, "haspart")).containsExactlyElementsOf(pages(second));
        soon(told -> assertThat(relations(first, "ispartof")).isEmpty());
    }

    @Test
    void nobodyIsToldOfWhatIsNotPublished() {
        soon(told -> assertThat(relations(first, "ispartof")).hasSize(1));

        lessons.withdraw(second);
        soon(told -> assertThat(relations(course, "haspart")).containsExactlyElementsOf(pages(first)));
        lessons.withdraw(course);
        soon(told -> assertThat(relations(first, "ispartof")).isEmpty());

        catalog.publish(second);
        catalog.publish(course);
        assertThat(relations(course, "haspart")).containsExactlyElementsOf(pages(second, first));
        soon(told -> assertThat(relations(first, "ispartof")).containsExactlyElementsOf(pages(course)));
    }

    private void arrange(UUID... of) {
        QuarkusTransaction.requiringNew().run(() -> {
            catalog.held(course);
            parts.arrange(course, List.of(of));
        });
    }

    private List<String> pages(UUID... resources) {
        return List.of(resources).stream().map(address::page).toList();
    }

    private List<String> relations(UUID resource, String kind) {
        return texts(MetadataFormat.LOM, resource, "//lom:relation[lom:kind/lom:value='" + kind + "']//lom:entry");
    }

    private List<String> texts(MetadataFormat format, UUID resource, String path) {
        return ReadBack.texts(
                harvester.get(
                        "verb=GetRecord&metadataPrefix=" + format.prefix() + "&identifier=oai:localhost:" + resource),
                path);
    }

    /** Neighbours are rendered by a job. */
    private static void soon(ThrowingConsumer<Void> told) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> told.accept(null));
    }
}
