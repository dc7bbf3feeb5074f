package org.shuyuan.share.lti.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The keys by which others know that a message is ours: RSA of 2048 bits. They take turns. A new one is shown for an hour before
 * anything is signed with it, so that whoever keeps our set for a while has it by then; an old one is shown until all that it has
 * signed is over.
 */
@ApplicationScoped
public class OwnKeys {

    /** How long one signs. */
    static final Duration TURN = Duration.ofDays(90);

    /** How long one is shown before its turn. */
    static final Duration AHEAD = Duration.ofHours(1);

    private static final Duration BEHIND = Duration.ofDays(2);
    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final int BITS = 2_048;

    private final EntityManager entities;
    private final Clock clock;
    private volatile @Nullable Known known;

    OwnKeys(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    private record Made(RSAKey key, Instant at) {}

    /** @param keys the newest first */
    private record Known(List<Made> keys, Instant read) {}

    /** A message that is signed by us (RFC 7519), by RS256. What it makes for that stays, whatever becomes of the caller. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public String sign(JWTClaimsSet claims) {
        RSAKey key = signing();
        try {
            SignedJWT message = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .type(JOSEObjectType.JWT)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            message.sign(new RSASSASigner(key));
            return message.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("The key " + key.getKeyID() + " doesn't sign", e);
        }
    }

    /** What is shown to everybody (RFC 7517, 5). */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public JWKSet shown() {
        return new JWKSet(keys().stream()
                .map(Made::key)
                .map(RSAKey::toPublicJWK)
                .<JWK>map(key -> key)
                .toList());
    }

    /** Makes a key that will sign after {@link #AHEAD}. */
    @Transactional
    public void rotate() {
        RSAKey made = make();
        entities.createNativeQuery("insert into lti_key (kid, key, made_at) values (?1, ?2, ?3)")
                .setParameter(1, made.getKeyID())
                .setParameter(2, made.toJSONString())
                .setParameter(3, clock.instant().atOffset(ZoneOffset.UTC))
                .executeUpdate();
        known = null;
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    @Transactional
    void takeTurns() {
        lock();
        List<Made> keys = read();
        if (!keys.isEmpty() && keys.getFirst().at().plus(TURN).isBefore(clock.instant())) {
            rotate();
        }
        entities.createNativeQuery("delete from lti_key where made_at < ?1")
                .setParameter(
                        1, clock.instant().minus(TURN).minus(TURN).minus(BEHIND).atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }

    private RSAKey signing() {
        List<Made> keys = keys();
        Instant ripe = clock.instant().minus(AHEAD);
        return keys.stream()
                .filter(made -> made.at().isBefore(ripe))
                .findFirst()
                // Of the first hour there is none that is older.
                .orElseGet(keys::getLast)
                .key();
    }

    private List<Made> keys() {
        @Nullable Known remembered = known;
        if (remembered != null && clock.instant().isBefore(remembered.read().plus(REMEMBERED))) {
            return remembered.keys();
        }
        List<Made> keys = read();
        if (keys.isEmpty()) {
            lock();
            keys = read();
        }
        if (keys.isEmpty()) {
            rotate();
            keys = read();
        }
        known = new Known(keys, clock.instant());
        return keys;
    }

    /** Until the end of the transaction no other node makes one. */
    private void lock() {
        entities.createNativeQuery("lock table lti_key in exclusive mode").executeUpdate();
    }

    @SuppressWarnings("unchecked")
    private List<Made> read() {
        List<Tuple> rows = entities.createNativeQuery(
                        "select key, made_at from lti_key order by made_at desc", Tuple.class)
                .getResultList();
        return rows.stream()
                .map(row -> new Made(parsed(row.get("key", String.class)), row.get("made_at", Instant.class)))
                .toList();
    }

    private static RSAKey parsed(String json) {
        try {
            return RSAKey.parse(json);
        } catch (ParseException e) {
            throw new IllegalStateException("A key of the table lti_key can't be read", e);
        }
    }

    private static RSAKey make() {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyID(UUID.randomUUID().toString())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("No key can be made", e);
        }
    }
}
