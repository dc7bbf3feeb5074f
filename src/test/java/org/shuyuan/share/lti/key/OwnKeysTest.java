package org.shuyuan.share.lti.key;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.shuyuan.embedded.TestEngines;

/** Our keys take turns, and whoever keeps the set for a while knows each before it signs and after. */
@QuarkusTest
@WithTestResource(TestEngines.class)
class OwnKeysTest {

    @Inject
    OwnKeys keys;

    @Inject
    DataSource database;

    @Test
    void aNewKeyIsShownBeforeItSigns() throws Exception {
        String first = signer();

        keys.rotate();

        assertThat(shown()).contains(first).hasSizeGreaterThan(1);
        assertThat(signer()).isEqualTo(first);
    }

    @Test
    void anHourLaterItSigns() throws Exception {
        String first = signer();
        keys.rotate();
        sql("update lti_key set made_at = made_at - interval '2 hours'");
        keys.rotate();

        assertThat(signer()).isNotEqualTo(first);
        assertThat(shown()).contains(first);
    }

    @Test
    void whatIsShownVerifiesAndHasNothingSecret() throws Exception {
        SignedJWT message = SignedJWT.parse(
                keys.sign(new JWTClaimsSet.Builder().issuer("us").build()));
        String shown = given().get("/lti/jwks").asString();

        assertThat(shown).doesNotContain("\"d\"").doesNotContain("\"p\"");
        assertThat(message.verify(new RSASSAVerifier(JWKSet.parse(shown)
                        .getKeyByKeyId(message.getHeader().getKeyID())
                        .toRSAKey())))
                .isTrue();
    }

    private String signer() throws Exception {
        return SignedJWT.parse(keys.sign(new JWTClaimsSet.Builder().issuer("us").build()))
                .getHeader()
                .getKeyID();
    }

    private static List<String> shown() {
        return given().get("/lti/jwks").jsonPath().getList("keys.kid");
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement run = connection.createStatement()) {
            run.execute(statement);
        }
    }
}
