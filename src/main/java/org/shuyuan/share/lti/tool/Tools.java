package org.shuyuan.share.lti.tool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** All tools that are registered. Whoever calls has made sure that the asker may. */
@ApplicationScoped
class Tools {

    private static final String COLUMNS =
            "select id, organisation, title, login, launch, redirects, keys, choosing, scored, named, framed, rostered"
                    + " from lti_tool where removed_at is null and ";

    private final EntityManager entities;
    private final Clock clock;

    Tools(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    @Transactional
    Optional<Tool> find(UUID id) {
        return rows("id = ?1", id).stream().findFirst();
    }

    /** As it calls itself; nothing of what isn't registered. */
    @Transactional
    Optional<Tool> client(String clientId) {
        try {
            return find(UUID.fromString(clientId))
                    .filter(tool -> tool.clientId().equals(clientId));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** By their titles. */
    @Transactional
    List<Tool> of(Collection<UUID> organisations) {
        return rows("organisation = any (?1) order by title, id", (Object) organisations.toArray(UUID[]::new));
    }

    /** Registers it, or puts it in the place of what was registered by this id. */
    @Transactional
    void put(Tool tool) {
        entities.createNativeQuery("""
                        insert into lti_tool (id, organisation, title, login, launch, redirects, keys, choosing, scored,
                          named, framed, rostered, created_at)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, nullif(?8, ''), ?9, ?10, ?11, ?12, ?13)
                        on conflict (id) do update set organisation = excluded.organisation, title = excluded.title,
                          login = excluded.login, launch = excluded.launch, redirects = excluded.redirects,
                          keys = excluded.keys, choosing = excluded.choosing, scored = excluded.scored,
                          named = excluded.named, framed = excluded.framed, rostered = excluded.rostered""")
                .setParameter(1, tool.id())
                .setParameter(2, tool.organisation())
                .setParameter(3, tool.title())
                .setParameter(4, tool.login().toString())
                .setParameter(5, tool.launch().toString())
                .setParameter(6, tool.redirects().toArray(String[]::new))
                .setParameter(7, tool.keys().toString())
                .setParameter(8, tool.choosing().map(URI::toString).orElse(""))
                .setParameter(9, tool.scored())
                .setParameter(10, tool.named())
                .setParameter(11, tool.framed())
                .setParameter(12, tool.rostered())
                .setParameter(13, clock.instant().atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }

    /** From now on it is launched no more, and what it says counts for nothing. */
    @Transactional
    void remove(UUID id) {
        entities.createNativeQuery("update lti_tool set removed_at = ?2 where id = ?1")
                .setParameter(1, id)
                .setParameter(2, clock.instant().atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }

    static UUID newId() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }

    @SuppressWarnings("unchecked")
    private List<Tool> rows(String where, Object parameter) {
        List<Tuple> rows = entities.createNativeQuery(COLUMNS + where, Tuple.class)
                .setParameter(1, parameter)
                .getResultList();
        return rows.stream().map(Tools::tool).toList();
    }

    private static Tool tool(Tuple row) {
        return new Tool(
                row.get("id", UUID.class),
                row.get("organisation", UUID.class),
                row.get("title", String.class),
                URI.create(row.get("login", String.class)),
                URI.create(row.get("launch", String.class)),
                List.of(row.get("redirects", String[].class)),
                URI.create(row.get("keys", String.class)),
                Optional.ofNullable(row.get("choosing", String.class)).map(URI::create),
                row.get("scored", Boolean.class),
                row.get("named", Boolean.class),
                row.get("framed", Boolean.class),
                row.get("rostered", Boolean.class));
    }
}
