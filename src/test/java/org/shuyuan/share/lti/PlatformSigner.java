package org.shuyuan.share.lti;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Map;
import java.util.UUID;

/** The key of a platform: signs its messages, and is shown to whoever checks them. */
public final class PlatformSigner {

    private static final int BITS = 2_048;

    private final RSAKey key;

    public PlatformSigner() {
        try {
            key = new RSAKeyGenerator(BITS)
                    .keyID(UUID.randomUUID().toString())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With the private half, for tests that forge what this one would never sign. */
    public RSAKey key() {
        return key;
    }

    public JWKSet shown() {
        return new JWKSet(key.toPublicJWK());
    }

    /** By RS256, with the id of the key in the header. */
    public String sign(Map<String, Object> claims) {
        return sign(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(JOSEObjectType.JWT)
                        .keyID(key.getKeyID())
                        .build(),
                claims);
    }

    public String sign(JWSHeader header, Map<String, Object> claims) {
        try {
            SignedJWT message = new SignedJWT(header, JWTClaimsSet.parse(claims));
            message.sign(new RSASSASigner(key));
            return message.serialize();
        } catch (JOSEException | ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
