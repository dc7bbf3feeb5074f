package org.shuyuan.share.harvest;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.people.Accounts;
import org.shuyuan.people.ApiTokens;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.OrganisationLevel;
import org.shuyuan.people.Organisations;
import org.shuyuan.people.Role;

/** A curator of 湖南省 for tests, who works by the API. */
@ApplicationScoped
class Curator {

    static final Duration LONG = Duration.ofSeconds(90);

    private static final String NAME = "curator-of-harvests";

    private final Accounts accounts;
    private final Organisations organisations;
    private final ApiTokens tokens;
    private final Catalog catalog;

    Curator(Accounts accounts, Organisations organisations, ApiTokens tokens, Catalog catalog) {
        this.accounts = accounts;
        this.organisations = organisations;
        this.tokens = tokens;
        this.catalog = catalog;
    }

    RequestSpecification asks() {
        Organisation province = organisations.add(null, OrganisationLevel.PROVINCE, "43", "湖南省");
        organisations.add(province.id(), OrganisationLevel.CITY, "4301", "长沙市");
        if (accounts.named(NAME).isEmpty()) {
            accounts.add(NAME, "管理员", "secret-secret", province.id(), Role.CURATOR);
        }
        try {
            return given().auth().oauth2(tokens.issue(NAME).orElseThrow());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A new source under the province, whose first run has begun. */
    String adds(Neighbour neighbour) {
        return adds("{\"url\": \"" + neighbour.url() + "\", \"organisation\": \"43\", \"rhythm\": \"by-hand\"}");
    }

    String adds(String wanted) {
        return asks().contentType(ContentType.JSON)
                .body(wanted)
                .post("/api/sources")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    JsonPath source(String id) {
        return asks().get("/api/sources/" + id).jsonPath();
    }

    String begins(String source, String mode) {
        return asks().contentType(ContentType.JSON)
                .body("{\"mode\": \"" + mode + "\"}")
                .post("/api/sources/" + source + "/runs")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** A run, once it is over. */
    JsonPath runs(String source, String mode) {
        return over(begins(source, mode));
    }

    /** The first run, once it is over. */
    JsonPath harvested(String source) {
        return over(source(source).getString("latest.id"));
    }

    JsonPath over(String run) {
        await().atMost(LONG).until(() -> !run(run).getString("state").matches("waiting|running"));
        return run(run);
    }

    JsonPath run(String id) {
        return asks().get("/api/harvests/" + id).jsonPath();
    }

    /** Reasons and identifiers of what was noticed. */
    String doubts(JsonPath run) {
        return asks().get("/api/harvests/" + run.getString("id") + "/doubts").asString();
    }

    /** What came of a record of a neighbour, with its descriptors. */
    Optional<LearningResource> finds(Neighbour neighbour, String local) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Optional<LearningResource> found = catalog.from(neighbour.identifier(local));
            found.ifPresent(resource -> resource.descriptors().values(Field.TITLE));
            return found;
        });
    }

    /** The code of the organisation under which it is shown. */
    String houseOf(Neighbour neighbour, String local) {
        return organisations
                .find(finds(neighbour, local).orElseThrow().organisation())
                .orElseThrow()
                .code();
    }
}
