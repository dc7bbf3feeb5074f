package org.shuyuan.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tree of organisations. */
@ApplicationScoped
public class Organisations {

    private static final String COLUMNS = "select id, parent, level, code, title from organisation ";

    private final EntityManager entities;
    private final Registers registers;
    private final Event<OrganisationRenamed> renamed;

    Organisations(EntityManager entities, Registers registers, Event<OrganisationRenamed> renamed) {
        this.entities = entities;
        this.registers = registers;
        this.renamed = renamed;
    }

    public Optional<Organisation> find(UUID id) {
        return read(COLUMNS + "where id = ?1", id).stream().findFirst();
    }

    public Optional<Organisation> withCode(String code) {
        return read(COLUMNS + "where code = ?1", code).stream().findFirst();
    }

    public List<Organisation> all() {
        return read(COLUMNS + "order by code", null);
    }

    /** The organisation and those above it, from the province down to itself. */
    public List<Organisation> line(UUID id) {
        return lines(Set.of(id)).getOrDefault(id, List.of());
    }

    /** The lines of many at once, by the id that each ends in. */
    public Map<UUID, List<Organisation>> lines(Set<UUID> ids) {
        List<Organisation> all = read("""
                with recursive above as (
                  select * from organisation where id = any (?1)
                  union
                  select organisation.* from organisation join above on organisation.id = above.parent)
                select id, parent, level, code, title from above
                """, ids.toArray(UUID[]::new));
        Map<UUID, Organisation> byId = all.stream().collect(Collectors.toMap(Organisation::id, Function.identity()));
        return ids.stream()
                .filter(byId::containsKey)
                .collect(Collectors.toMap(Function.identity(), id -> line(id, byId)));
    }

    private static List<Organisation> line(UUID id, Map<UUID, Organisation> byId) {
        List<Organisation> line = new ArrayList<>();
        Organisation next = byId.get(id);
        while (next != null) {
            line.addFirst(next);
            next = next.parent() == null ? null : byId.get(next.parent());
        }
        return line;
    }

    /** The organisation and all below it. */
    @SuppressWarnings("unchecked")
    public List<UUID> within(UUID id) {
        return entities.createNativeQuery(
                        "with recursive part(id) as (select cast(?1 as uuid)"
                                + " union select organisation.id from organisation join part on parent = part.id)"
                                + " select id from part",
                        UUID.class)
                .setParameter(1, id)
                .getResultList();
    }

    /** These organisations and all below them, by their codes. */
    public List<Organisation> below(Set<UUID> ids) {
        return read("""
                with recursive part as (
                  select * from organisation where id = any (?1)
                  union
                  select organisation.* from organisation join part on organisation.parent = part.id)
                select id, parent, level, code, title from part order by code
                """, ids.toArray(UUID[]::new));
    }

    /** Adds an organisation, or leaves the one that has this code already. */
    @Transactional
    public Organisation add(@Nullable UUID parent, OrganisationLevel level, String code, String title) {
        return registers.write(register -> {
            register.add(parent, level, code, title);
            return register.organisation(code).orElseThrow();
        });
    }

    /** Gives an organisation another title; all that was written down with the old one is told. */
    @Transactional
    public void rename(UUID id, String title) {
        int changed = entities.createNativeQuery("update organisation set title = ?1 where id = ?2 and title <> ?1")
                .setParameter(1, title)
                .setParameter(2, id)
                .executeUpdate();
        if (changed > 0) {
            renamed.fire(new OrganisationRenamed(id));
        }
    }

    @SuppressWarnings("unchecked")
    private List<Organisation> read(String sql, @Nullable Object parameter) {
        var query = entities.createNativeQuery(sql, Tuple.class);
        if (parameter != null) {
            query.setParameter(1, parameter);
        }
        List<Tuple> rows = query.getResultList();
        return rows.stream()
                .map(row -> new Organisation(
                        row.get("id", UUID.class),
                        row.get("parent", UUID.class),
                        OrganisationLevel.of(row.get("level", String.class)),
                        row.get("code", String.class),
                        row.get("title", String.class)))
                .toList();
    }
}
