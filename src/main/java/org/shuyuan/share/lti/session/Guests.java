package org.shuyuan.share.lti.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.shuyuan.people.Account;
import org.shuyuan.people.Accounts;
import org.shuyuan.people.Joined;
import org.shuyuan.people.Passwords;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.table.Rows;

/**
 * The accounts of those whom platforms send: each belongs to one person of one platform, is nothing in any organisation, and is opened by
 * no password. Of the person nothing is kept but how the platform calls them, and a name if it tells one.
 */
@ApplicationScoped
public class Guests {

    private static final String PREFIX = "lti:";

    private final Rows rows;
    private final Accounts accounts;
    private final Event<Joined> joined;
    private final GuestConfig config;
    private final Clock clock;

    Guests(Rows rows, Accounts accounts, Event<Joined> joined, GuestConfig config, Clock clock) {
        this.rows = rows;
        this.accounts = accounts;
        this.joined = joined;
        this.config = config;
        this.clock = clock;
    }

    /**
     * The account of this person; made, if there is none.
     *
     * @param subject as the platform knows them
     * @param name as it tells it
     */
    @Transactional
    public UUID account(UUID platform, String subject, Optional<String> name) {
        return known(platform, subject, name).orElseGet(() -> {
            // Two frames on one page are launched at once: the second waits here for the first.
            rows.find("select pg_advisory_xact_lock(hashtextextended(?, 0))", row -> true, platform + subject);
            return known(platform, subject, name).orElseGet(() -> made(platform, subject, name));
        });
    }

    /**
     * Forgets some of those whom a platform has sent, with everything that they have learned here; accounts that were connected stay.
     *
     * @return how many; 0 when nobody is left
     */
    @Transactional
    public int forget(UUID platform, int most) {
        return rows.write("""
                delete from account where id in (
                  select account from lti_person join account guest on guest.id = account
                  where platform = ? and starts_with(guest.name, ?) limit ?)""", platform, PREFIX, most);
    }

    /**
     * Forgets some of those who haven't come for long.
     *
     * @return how many
     */
    @Transactional
    public int forgetLongGone(int most) {
        Instant gone = clock.instant().minus(config.keep());
        return rows.write("""
                delete from account where id in (
                  select account from lti_person join account guest on guest.id = account
                  where starts_with(guest.name, ?) and guest.created_at < ?
                    and not exists (select 1 from lti_visit where lti_visit.account = guest.id and last_at >= ?)
                  limit ?)""", PREFIX, gone, gone, most);
    }

    /** Forgets one, for somebody who asks for it and can't come from the platform any more; whether there was one. */
    @Transactional
    public boolean forget(UUID platform, String subject) {
        return rows.write("""
                        delete from account where starts_with(name, ?) and id in
                          (select account from lti_person where platform = ? and subject = ?)""", PREFIX, platform, subject) == 1;
    }

    public boolean isGuest(Account account) {
        return account.name().startsWith(PREFIX);
    }

    /** The account, if some platform sends it now; without the roles that it may have. */
    public Optional<Account> sent(UUID account) {
        return rows.find(
                """
                select id, name, display_name, password_version from account
                where id = ? and (starts_with(name, ?) or exists (select from lti_person where lti_person.account = account.id))""",
                row -> new Account(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("display_name"),
                        row.getInt("password_version"),
                        List.of()),
                account,
                PREFIX);
    }

    /** Forgets one whom a platform has sent: a guest altogether, of a connected account only that it is the one. */
    @Transactional
    public void forget(UUID platform, Account account) {
        if (isGuest(account)) {
            remove(account.id());
            return;
        }
        rows.write("delete from lti_person where account = ? and platform = ?", account.id(), platform);
        rows.write("""
                delete from lti_visit where account = ? and link in
                  (select placed.id from lti_link placed join lti_context on lti_context.id = placed.context where platform = ?)""", account.id(), platform);
    }

    /**
     * From now on it is this account whom the platform sends, with all that the guest has learned; the guest is gone.
     *
     * @throws Problem {@link ProblemType#ALREADY_CONNECTED} where the platform sends the account as somebody else: one account can't be two pupils of
     *     a class
     */
    @Transactional
    public void connect(UUID guest, UUID account) {
        boolean still = accounts.find(guest).filter(this::isGuest).isPresent();
        if (!still) {
            return;
        }
        rows.find("""
                        select 1 from lti_person mine join lti_person other on other.platform = mine.platform
                        where mine.account = ? and other.account = ?""", row -> true, guest, account).ifPresent(taken -> {
            throw Problem.of(ProblemType.ALREADY_CONNECTED);
        });
        rows.write("update lti_person set account = ? where account = ?", account, guest);
        rows.write("""
                insert into lti_visit (link, account, subject, learner, name, last_at)
                select link, ?, subject, learner, name, last_at from lti_visit where account = ?
                on conflict (link, account) do nothing""", account, guest);
        joined.fire(new Joined(guest, account));
        remove(guest);
    }

    private void remove(UUID guest) {
        rows.write("delete from account where id = ?", guest);
    }

    private UUID made(UUID platform, String subject, Optional<String> name) {
        UUID account = accounts.admit(
                PREFIX + UuidVersion7Strategy.INSTANCE.generateUuid(null), name.orElse(""), Passwords.NOBODYS);
        rows.write("insert into lti_person (platform, subject, account) values (?, ?, ?)", platform, subject, account);
        return account;
    }

    /** One of those whom platforms send, as it is called here. */
    private record Known(UUID id, String name, String displayName) {}

    private Optional<UUID> known(UUID platform, String subject, Optional<String> name) {
        Optional<Known> known = rows.find(
                """
                select account.id, account.name, account.display_name from lti_person
                  join account on account.id = lti_person.account where platform = ? and subject = ?""",
                row -> new Known(row.getObject("id", UUID.class), row.getString("name"), row.getString("display_name")),
                platform,
                subject);
        known
                // An account of ours that was connected keeps its own name.
                .filter(person -> person.name().startsWith(PREFIX))
                // A platform that tells no name any more wants none to be kept.
                .filter(person -> !name.orElse("").equals(person.displayName()))
                .ifPresent(person -> accounts.rename(person.id(), name.orElse("")));
        return known.map(Known::id);
    }
}
