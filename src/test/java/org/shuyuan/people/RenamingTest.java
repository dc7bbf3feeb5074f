package org.shuyuan.people;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuyuan.embedded.TestEngines;

/** Who may call an organisation otherwise. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class RenamingTest {

    @Inject
    Organisations organisations;

    @Inject
    Accounts accounts;

    @Inject
    ApiTokens tokens;

    @BeforeEach
    void twoDistricts() {
        QuarkusTransaction.requiringNew().run(() -> {
            Organisation district = organisations.add(null, OrganisationLevel.DISTRICT, "renaming", "青溪区");
            Organisation school = organisations.add(district.id(), OrganisationLevel.SCHOOL, "renaming-1", "青溪小学");
            Organisation other = organisations.add(null, OrganisationLevel.DISTRICT, "renaming-2", "白石区");
            account("renaming-operator", district, Role.OPERATOR);
            account("renaming-teacher", school, Role.TEACHER);
            account("renaming-stranger", other, Role.OPERATOR);
        });
    }

    @Test
    void anOperatorAboveMay() throws SQLException {
        rename("renaming-operator", "青溪实验小学").statusCode(200).body("title", equalTo("青溪实验小学"));

        assertThat(title()).isEqualTo("青溪实验小学");
    }

    @Test
    void nobodyElseMay() throws SQLException {
        String before = title();

        rename("renaming-teacher", "我的小学").statusCode(403);
        rename("renaming-stranger", "白石小学").statusCode(403);
        given().contentType("application/json")
                .body("{\"title\": \"无名小学\"}")
                .patch("/api/organisations/renaming-1")
                .then()
                .statusCode(401);

        assertThat(title()).isEqualTo(before);
    }

    @Test
    void aTitleIsNeitherEmptyNorEndless() throws SQLException {
        rename("renaming-operator", " ").statusCode(400);
        rename("renaming-operator", "长".repeat(201)).statusCode(400);
    }

    private ValidatableResponse rename(String account, String title) throws SQLException {
        return given().header("Authorization", "Bearer " + tokens.issue(account).orElseThrow())
                .contentType("application/json")
                .body("{\"title\": \"" + title + "\"}")
                .patch("/api/organisations/renaming-1")
                .then();
    }

    private String title() {
        return QuarkusTransaction.requiringNew()
                .call(() -> organisations.withCode("renaming-1").orElseThrow().title());
    }

    private void account(String name, Organisation organisation, Role role) {
        if (accounts.named(name).isEmpty()) {
            accounts.add(name, name, "secret", organisation.id(), role);
        }
    }
}
