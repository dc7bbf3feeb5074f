package org.shuyuan.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
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

    /** The account of this name if the password is right. */
    @Transactional
    public Optional<Account> signIn(String name, String password) {
        if (name.indexOf('\0') >= 0) {
            // The database holds no such character, and would refuse to look for it.
            return Optional.empty();
        }
        List<Tuple> hashes = tuples("select password_hash, password_version from account where name = ?1", name);
        if (hashes.isEmpty()) {
            Passwords.pretend(password);
            return Optional.empty();
        }
        Tuple known = hashes.getFirst();
        // The password may be changed while the hash is computed; what fits is the older one then.
        return Passwords.fits(password, known.get("password_hash", String.class))
                ? named(name)
                        .filter(account -> account.passwordVersion() == known.get("password_version", Integer.class))
                : Optional.empty();
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

    /** Makes whoever else writes many accounts wait until the end of the running transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void hold() {
        registers.write(register -> {
            register.lock();
            return true;
        });
    }

    /**
     * Adds an account that is nothing anywhere yet.
     *
     * @param hash of its password, by {@link Passwords#hash}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public UUID admit(String name, String displayName, String hash) {
        return registers.write(register -> register.admit(name, displayName, hash));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void rename(UUID account, String displayName) {
        registers.write(register -> {
            register.rename(account, displayName);
            return true;
        });
    }

    /** Takes a role from an account, which stays. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void leave(UUID account, UUID organisation, Role role) {
        registers.write(register -> {
            register.leave(account, organisation, role);
            return true;
        });
    }

    /** Another password for an account; sessions that the old one has opened end. */
    @Transactional
    void setPassword(String name, String password) {
        registers.write(register -> register.setPassword(name, password));
    }

    private Optional<Account> read(String condition, Object value) {
        return tuples("select id, name, display_name, password_version from account where " + condition, value).stream()
                .findFirst()
                .map(row -> new Account(
                        row.get("id", UUID.class),
                        row.get("name", String.class),
                        row.get("display_name", String.class),
                        row.get("password_version", Integer.class),
                        memberships(row.get("id", UUID.class))));
    }

    private List<Account.Membership> memberships(UUID account) {
        return tuples(
                        "select organisation, role from membership where account = ?1 order by organisation, role",
                        account)
                .stream()
                .map(row -> new Account.Membership(
                        row.get("organisation", UUID.class), Role.of(row.get("role", String.class))))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> tuples(String sql, Object parameter) {
        return entities.createNativeQuery(sql, Tuple.class)
                .setParameter(1, parameter)
                .getResultList();
    }
}
