package org.shuyuan.people;

import io.quarkus.elytron.security.common.BcryptUtil;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** Accounts and their passwords, of which only a bcrypt hash is kept. */
@ApplicationScoped
public class Accounts {

    /** A hash of nothing: a name that is unknown must cost as long as a wrong password. */
    private static final String DECOY = BcryptUtil.bcryptHash("decoy");

    private final EntityManager entities;
    private final Clock clock;

    Accounts(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    @Transactional
    public Optional<Account> find(UUID id) {
        return read("id = ?1", id);
    }

    @Transactional
    public Optional<Account> named(String name) {
        return read("name = ?1", name);
    }

    /** The account of this name if the password is right. */
    @Transactional
    public Optional<Account> signIn(String name, String password) {
        if (name.indexOf('\0') >= 0) {
            // The database holds no such character, and would refuse to look for it.
            return Optional.empty();
        }
        List<?> hashes = entities.createNativeQuery("select password_hash from account where name = ?1", String.class)
                .setParameter(1, name)
                .getResultList();
        String hash = hashes.isEmpty() ? DECOY : (String) hashes.getFirst();
        return BcryptUtil.matches(password, hash) && !hashes.isEmpty() ? named(name) : Optional.empty();
    }

    /** Adds an account with one role in one organisation. */
    @Transactional
    public Account add(String name, String displayName, String password, UUID organisation, Role role) {
        UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        entities.createNativeQuery("insert into account (id, name, display_name, password_hash, created_at)"
                        + " values (?1, ?2, ?3, ?4, ?5)")
                .setParameter(1, id)
                .setParameter(2, name)
                .setParameter(3, displayName)
                .setParameter(4, BcryptUtil.bcryptHash(password))
                .setParameter(5, clock.instant())
                .executeUpdate();
        join(id, organisation, role);
        return find(id).orElseThrow();
    }

    @Transactional
    public void join(UUID account, UUID organisation, Role role) {
        entities.createNativeQuery("insert into membership (account, organisation, role) values (?1, ?2, ?3)"
                        + " on conflict do nothing")
                .setParameter(1, account)
                .setParameter(2, organisation)
                .setParameter(3, role.id())
                .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    private Optional<Account> read(String condition, Object value) {
        List<Tuple> rows = entities.createNativeQuery(
                        "select id, name, display_name from account where " + condition, Tuple.class)
                .setParameter(1, value)
                .getResultList();
        return rows.stream()
                .findFirst()
                .map(row -> new Account(
                        row.get("id", UUID.class),
                        row.get("name", String.class),
                        row.get("display_name", String.class),
                        memberships(row.get("id", UUID.class))));
    }

    @SuppressWarnings("unchecked")
    private List<Account.Membership> memberships(UUID account) {
        List<Tuple> rows = entities.createNativeQuery(
                        "select organisation, role from membership where account = ?1 order by organisation, role",
                        Tuple.class)
                .setParameter(1, account)
                .getResultList();
        return rows.stream()
                .map(row -> new Account.Membership(
                        row.get("organisation", UUID.class), Role.of(row.get("role", String.class))))
                .toList();
    }
}
