package org.shuyuan.share.lti.platform;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.table.Rows;

/** All registrations with platforms. Whoever calls has made sure that the asker may. */
@ApplicationScoped
public class Platforms {

    private static final String COLUMNS = """
            select id, organisation, title, issuer, client_id, authorisation, token, audience, keys, frames, active,
              array(select deployment from lti_deployment where platform = id and let_in) as deployments
            from lti_platform where removed_at is null and\s""";

    /** Every launch asks three times for what changes in years; a change that was made on another node counts after this time. */
    private static final Duration KNOWN = Duration.ofSeconds(2);

    private final Rows rows;
    private final Event<Changed> changes;
    private final Clock clock;
    private final Cache<UUID, Platform> known =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(KNOWN).build();
    private final Cache<Client, List<Platform>> clients =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(KNOWN).build();

    Platforms(Rows rows, Event<Changed> changes, Clock clock) {
        this.rows = rows;
        this.changes = changes;
        this.clock = clock;
    }

    /** Some registration is another from now on. */
    record Changed() {}

    private record Client(String issuer, String id) {}

    public Optional<Platform> find(UUID id) {
        Optional<Platform> here = Optional.ofNullable(known.getIfPresent(id));
        if (here.isPresent()) {
            return here;
        }
        Optional<Platform> read = rows.find(COLUMNS + "id = ?", Platforms::platform, id);
        read.ifPresent(platform -> known.put(id, platform));
        return read;
    }

    /**
     * Whom a login may be of.
     *
     * @param clientId as the login names it; without it all registrations with this issuer
     */
    public List<Platform> of(String issuer, Optional<String> clientId) {
        return clientId.map(id -> of(new Client(issuer, id)))
                .orElseGet(() -> rows.query(COLUMNS + "issuer = ? order by id", Platforms::platform, issuer));
    }

    private List<Platform> of(Client client) {
        List<Platform> here = clients.getIfPresent(client);
        if (here != null) {
            return here;
        }
        List<Platform> read =
                rows.query(COLUMNS + "issuer = ? and client_id = ?", Platforms::platform, client.issuer(), client.id());
        // Anybody can ask for clients that there aren't.
        if (!read.isEmpty()) {
            clients.put(client, read);
        }
        return read;
    }

    public List<Platform> within(List<UUID> organisations) {
        return rows.query(COLUMNS + "organisation = any (?) order by id desc", Platforms::platform, (Object)
                organisations.toArray(UUID[]::new));
    }

    /** @throws Problem {@link ProblemType#PLATFORM_KNOWN} where this client of this issuer is registered already */
    @Transactional
    public Platform add(Platform given) {
        int added = rows.write(
                """
                insert into lti_platform
                  (id, organisation, title, issuer, client_id, authorisation, token, keys, frames, active, created_at, audience)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (issuer, client_id) where removed_at is null do nothing""",
                given.id(),
                given.organisation(),
                given.title(),
                given.issuer(),
                given.clientId(),
                given.authorisation().toString(),
                given.token().toString(),
                given.keys().toString(),
                given.frames(),
                given.active(),
                clock.instant(),
                given.audience().orElse(null));
        if (added == 0) {
            throw Problem.of(ProblemType.PLATFORM_KNOWN);
        }
        given.deployments().forEach(deployment -> deployment(given.id(), deployment, true));
        return given;
    }

    /** Remembers that somebody came from this deployment, and whether those who do are let in. */
    @Transactional
    public void deployment(UUID platform, String deployment, boolean letIn) {
        change("""
                insert into lti_deployment (platform, deployment, let_in, seen_at) values (?, ?, ?, ?)
                on conflict (platform, deployment) do update
                  set let_in = lti_deployment.let_in or excluded.let_in, seen_at = excluded.seen_at""", platform, deployment, letIn, clock.instant());
    }

    /** Writes down anew all but whose it is, which deployments it has and whether it is active. */
    @Transactional
    public void change(Platform given) {
        int changed = change(
                """
                update lti_platform set title = ?, issuer = ?, client_id = ?, authorisation = ?, token = ?, keys = ?,
                  frames = ?, audience = ?
                where id = ? and removed_at is null and not exists
                  (select 1 from lti_platform other
                    where other.issuer = ? and other.client_id = ? and other.id <> ? and other.removed_at is null)""",
                given.title(),
                given.issuer(),
                given.clientId(),
                given.authorisation().toString(),
                given.token().toString(),
                given.keys().toString(),
                given.frames(),
                given.audience().orElse(null),
                given.id(),
                given.issuer(),
                given.clientId(),
                given.id());
        if (changed == 0) {
            throw Problem.of(ProblemType.PLATFORM_KNOWN);
        }
    }

    /** From now on there is none; what is known from it goes soon. */
    @Transactional
    public void remove(UUID platform) {
        change("update lti_platform set removed_at = ?, active = false where id = ?", clock.instant(), platform);
    }

    /** Those that were removed and are still to be forgotten. */
    public List<UUID> going() {
        return rows.query(
                "select id from lti_platform where removed_at is not null", row -> row.getObject("id", UUID.class));
    }

    /** The last of one that was removed, when nobody is left who came from there. */
    @Transactional
    public void forget(UUID platform) {
        change("delete from lti_platform where id = ? and removed_at is not null", platform);
    }

    /** Those who come from this deployment are let in no more. */
    @Transactional
    public void shut(UUID platform, String deployment) {
        change("delete from lti_deployment where platform = ? and deployment = ?", platform, deployment);
    }

    @Transactional
    public void active(UUID platform, boolean active) {
        change("update lti_platform set active = ? where id = ?", active, platform);
    }

    public static UUID newId() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }

    private int change(String sql, @Nullable Object... parameters) {
        int changed = rows.write(sql, parameters);
        changes.fire(new Changed());
        return changed;
    }

    /** At once for whoever has changed it, and again when everybody else can see it. */
    void changing(@Observes Changed changed) {
        known.invalidateAll();
        clients.invalidateAll();
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Changed changed) {
        changing(changed);
    }

    private static Platform platform(ResultSet row) throws SQLException {
        return new Platform(
                row.getObject("id", UUID.class),
                row.getObject("organisation", UUID.class),
                row.getString("title"),
                row.getString("issuer"),
                row.getString("client_id"),
                URI.create(row.getString("authorisation")),
                URI.create(row.getString("token")),
                Optional.ofNullable(row.getString("audience")),
                URI.create(row.getString("keys")),
                row.getString("frames"),
                row.getBoolean("active"),
                Set.copyOf(Rows.texts(row, "deployments")));
    }
}
