package org.shuyuan.share.harvest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuyuan.embedded.TestEngines;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.OrganisationLevel;
import org.shuyuan.people.Organisations;

/** A province has thousands of schools: its curator chooses among all of them, and the page doesn't ask for each. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class HousesTest {

    private static final int SCHOOLS = 60;

    @Inject
    Curator curator;

    @Inject
    Organisations organisations;

    @Inject
    EntityManagerFactory factory;

    private Neighbour neighbour;

    @BeforeEach
    void aNeighbourAndManySchools() throws Exception {
        neighbour = new Neighbour("h" + UUID.randomUUID().toString().substring(0, 8) + ".example");
        neighbour.has("lesson", "给许多学校的课");
        curator.asks();
        Organisation city = organisations.withCode("4301").orElseThrow();
        Organisation other = organisations.add(null, OrganisationLevel.PROVINCE, "44", "广东省");
        organisations.add(other.id(), OrganisationLevel.SCHOOL, "house-elsewhere", "外省的学校");
        for (int i = 0; i < SCHOOLS; i++) {
            organisations.add(city.id(), OrganisationLevel.SCHOOL, "house-" + i, "长沙市第" + i + "小学");
        }
    }

    @AfterEach
    void theNeighbourGoes() {
        statistics().setStatisticsEnabled(false);
        neighbour.close();
    }

    @Test
    void allAreOfferedAndNoneIsAskedForAlone() {
        statistics().setStatisticsEnabled(true);
        statistics().clear();

        String page = curator.asks()
                .queryParam("url", neighbour.url())
                .get("/admin/sources/new")
                .asString();

        // What the clock begins meanwhile asks something as well.
        assertThat(statistics().getPrepareStatementCount()).isLessThan(SCHOOLS);
        assertThat(page)
                .contains(
                        "value=\"43\"", "value=\"4301\"", "value=\"house-0\"", "value=\"house-" + (SCHOOLS - 1) + "\"")
                .doesNotContain("house-elsewhere", "value=\"44\"");
    }

    private Statistics statistics() {
        return factory.unwrap(SessionFactory.class).getStatistics();
    }
}
