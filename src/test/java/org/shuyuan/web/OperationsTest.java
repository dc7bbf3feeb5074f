package org.shuyuan.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyuan.embedded.TestEngines;

/** What those ask for who run the service, and those who write programs for it. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class OperationsTest {

    @Test
    void itLives() {
        given().get("/q/health/live").then().statusCode(200).body("status", equalTo("UP"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Database", "search", "storage", "media"})
    void itIsReadyWithEachOfItsEngines(String engine) {
        given().get("/q/health/ready").then().statusCode(200).body("checks.name", hasItem(containsString(engine)));
    }

    @Test
    void itIsMeasured() {
        given().get("/q/metrics").then().statusCode(200).body(containsString("jvm_memory_used_bytes"));
    }

    @Test
    void itsContractIsTold() {
        given().accept("application/json")
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("paths", hasKey("/api/uploads"))
                .body("paths", hasKey("/api/resources/{id}"))
                .body("paths", hasKey("/api/search"));
    }
}
