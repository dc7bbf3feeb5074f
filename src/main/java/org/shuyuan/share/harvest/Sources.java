package org.shuyuan.share.harvest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shuyuan.people.OrganisationLevel;
import org.shuyuan.share.harvest.wire.Deletions;
import org.shuyuan.share.harvest.wire.Granularity;

/** The sources, as rows. */
@ApplicationScoped
public class Sources {

    private static final String COLUMNS = """
            select id, organisation, name, base_url, prefix, set_spec, granularity, deletions, authority, former, claimed, kind,
              rhythm, due_at, next_from, level, leaving from harvest_source\s""";

    private final EntityManager entities;
    private final Clock clock;

    Sources(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** Answers whether it is new: one set of one repository is one source. */
    @Transactional
    public boolean add(Source source) {
        return entities.createNativeQuery("""
                        insert into harvest_source (id, organisation, name, base_url, prefix, set_spec, granularity, deletions,
                          authority, kind, rhythm, due_at, created_at, level)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
                        on conflict do nothing""")
                        .setParameter(1, source.id())
                        .setParameter(2, source.organisation())
                        .setParameter(3, source.name())
                        .setParameter(4, source.base().toString())
                        .setParameter(5, source.prefix())
                        .setParameter(6, source.set().orElse(null))
                        .setParameter(7, source.granularity().name().toLowerCase(Locale.ROOT))
                        .setParameter(8, source.deletions().name().toLowerCase(Locale.ROOT))
                        .setParameter(9, source.authority().orElse(null))
                        .setParameter(10, source.kind())
                        .setParameter(11, source.rhythm().id())
                        .setParameter(12, source.due().orElse(null))
                        .setParameter(13, clock.instant())
                        .setParameter(14, source.level().id())
                        .executeUpdate()
                == 1;
    }

    @Transactional
    public Optional<Source> find(UUID id) {
        return read(COLUMNS + "where id = ?1", id).stream().findFirst();
    }

    @Transactional
    public List<Source> all() {
        return read(COLUMNS + "order by created_at", null);
    }

    /** The addresses of the repositories that declare this authority as theirs, or did so before they were called otherwise. */
    @SuppressWarnings("unchecked")
    @Transactional
    List<String> declaredBy(String authority) {
        return entities.createNativeQuery(
                        "select distinct base_url from harvest_source where authority = ?1 or ?1 = any (former)",
                        String.class)
                .setParameter(1, authority)
                .getResultList();
    }

    /** Those whose time has come and that no run works on. */
    @Transactional
    List<Source> due() {
        return read(COLUMNS + """
                        where due_at <= ?1 and not leaving and not exists (select from harvest_run
                          where source = harvest_source.id and state in ('waiting', 'running', 'paused'))""", clock.instant());
    }

    @Transactional
    public void keep(UUID id, Rhythm rhythm) {
        update(id, "rhythm", rhythm.id());
        update(id, "due_at", rhythm.after(clock.instant()).orElse(null));
    }

    /** What it calls itself, and nobody has confirmed; nothing where it is called as it was. */
    @Transactional
    void claim(UUID id, Optional<String> name) {
        update(id, "claimed", name.orElse(null));
    }

    /** It is the same under this name; all of it is harvested again. Answers whether it calls itself so. */
    @Transactional
    public boolean confirm(UUID id, String name) {
        return entities.createNativeQuery("""
                        update harvest_source set former = array_remove(array_append(former, authority), null),
                          authority = claimed, claimed = null, next_from = null where id = ?1 and claimed = ?2""")
                        .setParameter(1, id)
                        .setParameter(2, name)
                        .executeUpdate()
                == 1;
    }

    @Transactional
    void follow(UUID id, Granularity granularity, Deletions deletions) {
        update(id, "granularity", granularity.name().toLowerCase(Locale.ROOT));
        update(id, "deletions", deletions.name().toLowerCase(Locale.ROOT));
    }

    /** The next run begins from there, and after the pause of the rhythm. */
    @Transactional
    void harvested(Source source, Instant from) {
        update(source.id(), "next_from", from);
        rest(source);
    }

    @Transactional
    public void rest(Source source) {
        update(source.id(), "due_at", source.rhythm().after(clock.instant()).orElse(null));
    }

    @Transactional
    public void leave(UUID id) {
        update(id, "leaving", true);
    }

    /** The source, held alone until the end of the caller's transaction: nothing comes onto its shelf meanwhile. */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<Source> heldAlone(UUID id) {
        return read(COLUMNS + "where id = ?1 for update", id).stream().findFirst();
    }

    /** Others at the same address say now where that is shown which both gave: they are harvested in full, for that to be told. */
    @Transactional
    void remove(UUID id) {
        entities.createNativeQuery("""
                        update harvest_source set next_from = null where base_url =
                          (select base_url from harvest_source where id = ?1)""").setParameter(1, id).executeUpdate();
        entities.createNativeQuery("delete from harvest_source where id = ?1")
                .setParameter(1, id)
                .executeUpdate();
    }

    private void update(UUID id, String column, @Nullable Object value) {
        var query = entities.createNativeQuery(
                "update harvest_source set " + column + " = " + (value == null ? "null" : "?2") + " where id = ?1");
        query.setParameter(1, id);
        if (value != null) {
            query.setParameter(2, value);
        }
        query.executeUpdate();
    }

    @SuppressWarnings("unchecked")
    private List<Source> read(String sql, @Nullable Object parameter) {
        var query = entities.createNativeQuery(sql, Tuple.class);
        if (parameter != null) {
            query.setParameter(1, parameter);
        }
        List<Tuple> rows = query.getResultList();
        return rows.stream().map(Sources::source).toList();
    }

    private static Source source(Tuple row) {
        return new Source(
                row.get("id", UUID.class),
                row.get("organisation", UUID.class),
                row.get("name", String.class),
                URI.create(row.get("base_url", String.class)),
                row.get("prefix", String.class),
                Optional.ofNullable(row.get("set_spec", String.class)),
                Granularity.valueOf(row.get("granularity", String.class).toUpperCase(Locale.ROOT)),
                Deletions.valueOf(row.get("deletions", String.class).toUpperCase(Locale.ROOT)),
                Optional.ofNullable(row.get("authority", String.class)),
                List.of(row.get("former", String[].class)),
                Optional.ofNullable(row.get("claimed", String.class)),
                row.get("kind", String.class),
                Rhythm.of(row.get("rhythm", String.class)).orElse(Rhythm.BY_HAND),
                Optional.ofNullable(row.get("due_at", Instant.class)),
                Optional.ofNullable(row.get("next_from", Instant.class)),
                OrganisationLevel.of(row.get("level", String.class)),
                row.get("leaving", Boolean.class));
    }
}
