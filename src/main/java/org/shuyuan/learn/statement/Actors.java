package org.shuyuan.learn.statement;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;
import org.shuyuan.catalog.PublicAddress;
import org.shuyuan.people.Accounts;
import org.shuyuan.seal.Seals;

/**
 * Who has learned. Pseudonyms are made of the account's id with a key that never leaves the house, so that the same pupil is the
 * same for the store, and nobody there can tell which.
 */
@ApplicationScoped
class Actors {

    private static final String PSEUDONYM = "xapi-pseudonym";
    private static final String REGISTRATION = "xapi-registration";
    private static final long VERSION = 0xF000L;
    private static final long RANDOM = 0x4000L;
    private static final long VARIANT = 0xC000_0000_0000_0000L;
    private static final long RFC = 0x8000_0000_0000_0000L;

    private final Seals seals;
    private final Accounts accounts;
    private final PublicAddress address;
    private final XapiConfig config;

    Actors(Seals seals, Accounts accounts, PublicAddress address, XapiConfig config) {
        this.seals = seals;
        this.accounts = accounts;
        this.address = address;
        this.config = config;
    }

    /** Has the key read or made outside of the transactions in which it is used. */
    void warm(@Observes StartupEvent start) {
        seals.digest(PSEUDONYM, new byte[0]);
    }

    /** An Agent of xAPI. */
    ObjectNode of(UUID account) {
        ObjectNode actor = JsonNodeFactory.instance.objectNode();
        actor.put("objectType", "Agent")
                .putObject("account")
                .put("homePage", address.base() + "/")
                .put("name", config.pseudonyms() ? pseudonym(account) : name(account));
        return actor;
    }

    /** The same for everything that somebody does in one course. */
    UUID registration(UUID account, UUID course) {
        byte[] both = ByteBuffer.allocate(4 * Long.BYTES)
                .put(bytes(account))
                .put(bytes(course))
                .array();
        ByteBuffer digest = ByteBuffer.wrap(seals.digest(REGISTRATION, both));
        // It looks like a random one (version 4): there is no version for what has a secret in it.
        return new UUID((digest.getLong() & ~VERSION) | RANDOM, (digest.getLong() & ~VARIANT) | RFC);
    }

    private String pseudonym(UUID account) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(seals.digest(PSEUDONYM, bytes(account)));
    }

    private String name(UUID account) {
        return accounts.find(account).orElseThrow().name();
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
