package org.shuyuan.share.copy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.people.Organisations;

/** The rules, as rows. */
@ApplicationScoped
class CopyRules {

    private final EntityManager entities;
    private final Organisations organisations;
    private final Clock clock;

    CopyRules(EntityManager entities, Organisations organisations, Clock clock) {
        this.entities = entities;
        this.organisations = organisations;
        this.clock = clock;
    }

    @Transactional
    void add(CopyRule rule) {
        entities.createNativeQuery("""
                        insert into copy_rule (id, organisation, kind, subject, grade, level, created_at)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7)""")
                .setParameter(1, rule.id())
                .setParameter(2, rule.organisation())
                .setParameter(3, rule.kind().orElse(null))
                .setParameter(4, rule.terms().get(Field.SUBJECT))
                .setParameter(5, rule.terms().get(Field.GRADE))
                .setParameter(6, rule.terms().get(Field.LEVEL))
                .setParameter(7, clock.instant())
                .executeUpdate();
    }

    /** What it has brought stays. */
    @Transactional
    void remove(UUID id) {
        entities.createNativeQuery("delete from copy_rule where id = ?1")
                .setParameter(1, id)
                .executeUpdate();
    }

    Optional<CopyRule> find(UUID id) {
        return all().stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    @SuppressWarnings("unchecked")
    @Transactional
    List<CopyRule> all() {
        List<Tuple> rows = entities.createNativeQuery(
                        "select id, organisation, kind, subject, grade, level from copy_rule order by created_at",
                        Tuple.class)
                .getResultList();
        return rows.stream().map(CopyRules::rule).toList();
    }

    /** Whether any rule wants it. */
    boolean want(LearningResource resource) {
        return wanted(resource, all());
    }

    boolean wanted(LearningResource resource, List<CopyRule> rules) {
        List<CopyRule> fitting =
                rules.stream().filter(rule -> rule.fits(resource)).toList();
        return !fitting.isEmpty()
                && organisations.line(resource.organisation()).stream()
                        .anyMatch(above -> fitting.stream()
                                .anyMatch(rule -> rule.organisation().equals(above.id())));
    }

    private static CopyRule rule(Tuple row) {
        Map<Field, String> terms = new EnumMap<>(Field.class);
        for (Field field : CopyRule.FIELDS) {
            String term = row.get(field.id(), String.class);
            if (term != null) {
                terms.put(field, term);
            }
        }
        return new CopyRule(
                row.get("id", UUID.class),
                row.get("organisation", UUID.class),
                Optional.ofNullable(row.get("kind", String.class)),
                terms);
    }
}
