package org.shuyuan.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Accounts and their passwords, of which only a bcrypt hash is kept. */
@ApplicationScoped
public class Accounts {

    private final EntityManager entities;
    private final Registers registers;

    Accounts(EntityManager entities, Registers registers) {
        this.entities = entities;
        this.registers = registers;
    }

    @Transactional
    public Optional<Account> find(UUID id) {
        return read("id = ?1", id);
    }

    @Transactional
    public Optional<Account> named(String name) {
        return read("name = ?1", name);
    }

    /** The account that a session of this age speaks for; none if a new password has ended it since. */
    @Transactional
    Optional<Account> inSession(UUID id, Instant opened) {
        return read("id = ?1 and (sessions_since is null or sessions_since <= ?2)", id, opened);
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
        if (hashes.isEmpty()) {
            Passwords.pretend(password);
            return Optional.empty();
        }
        return Passwords.fits(password, (String) hashes.getFirst()) ? named(name) : Optional.empty();
    }

    /** Adds an account with one role in one organisation. */
    @Transactional
    public Account add(String name, String displayName, String password, UUID organisation, Role role) {
        return find(registers.write(register -> {
                    UUID account = register.add(name, displayName, password);
                    register.join(account, organisation, role);
                    return account;
                }))
                .orElseThrow();
    }

    /** Gives an account one role more. */
    @Transactional
    public void join(UUID account, UUID organisation, Role role) {
        registers.write(register -> register.join(account, organisation, role));
    }

    /** Another password for an account; sessions that the old one has opened end. */
    @Transactional
    void setPassword(String name, String password) {
        registers.write(register -> register.setPassword(name, password));
    }

    @SuppressWarnings("unchecked")
    private Optional<Account> read(String condition, Object... values) {
        Query query = entities.createNativeQuery(
                "select id, name, display_name from account where " + condition, Tuple.class);
        for (int position = 0; position < values.length; position++) {
            query.setParameter(position + 1, values[position]);
        }
        List<Tuple> rows = query.getResultList();
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
