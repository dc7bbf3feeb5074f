package org.shuyuan.people;

import static io.restassured.RestAssured.given;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;

/** Teachers for tests, each at a school of their own. */
@ApplicationScoped
public class Staff {

    private final Accounts accounts;
    private final Organisations organisations;
    private final ApiTokens tokens;

    Staff(Accounts accounts, Organisations organisations, ApiTokens tokens) {
        this.accounts = accounts;
        this.organisations = organisations;
        this.tokens = tokens;
    }

    /** The teacher of this name, who is made if there is none. */
    public Account teacher(String name) {
        return QuarkusTransaction.requiringNew()
                .call(() -> accounts.named(name).orElseGet(() -> {
                    Organisation school = organisations.add(null, OrganisationLevel.SCHOOL, name, "测试学校");
                    return accounts.add(name, "测试", "secret", school.id(), Role.TEACHER);
                }));
    }

    public String token(Account account) {
        try {
            return tokens.issue(account.name()).orElseThrow();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A request of a script that works for this account. */
    public RequestSpecification as(Account account) {
        return given().header("Authorization", "Bearer " + token(account));
    }
}
