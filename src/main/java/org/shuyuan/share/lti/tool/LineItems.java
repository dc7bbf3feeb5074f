package org.shuyuan.share.lti.tool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The columns that tools give scores for. */
@ApplicationScoped
class LineItems {

    private static final String COLUMNS =
            "select id, tool, course, link, label, maximum, resource_id, tag, begins_at, ends_at"
                    + " from lti_tool_line_item where ";

    private final EntityManager entities;

    LineItems(EntityManager entities) {
        this.entities = entities;
    }

    /** The one of this id, if it belongs to this tool and this course. */
    @Transactional
    Optional<LineItem> find(UUID id, UUID tool, UUID course) {
        return rows("id = ?1 and tool = ?2 and course = ?3", id, tool, course).stream()
                .findFirst();
    }

    /** The one whose scores count in the lesson behind this link. */
    @Transactional
    Optional<LineItem> counting(UUID link) {
        return rows("link = ?1 and counts", link).stream().findFirst();
    }

    /** All that a tool has in a course, in the order in which they were made. */
    @Transactional
    List<LineItem> of(UUID tool, UUID course) {
        return rows("tool = ?1 and course = ?2 order by id", tool, course);
    }

    /** @param counts whether its scores count in the lesson behind the link */
    @Transactional
    void add(LineItem item, boolean counts) {
        run(
                """
                insert into lti_tool_line_item
                  (label, maximum, resource_id, tag, begins_at, ends_at, id, tool, course, link, counts)
                values (?1, ?2, nullif(?3, ''), nullif(?4, ''), cast(nullif(?5, '') as timestamptz),
                  cast(nullif(?6, '') as timestamptz), ?7, ?8, ?9, cast(nullif(?10, '') as uuid), ?11)""",
                item.wish(),
                item.id(),
                item.tool(),
                item.course(),
                item.link().map(UUID::toString).orElse(""),
                counts);
    }

    @Transactional
    void change(UUID id, LineItem.Wish wish) {
        run("""
                update lti_tool_line_item set label = ?1, maximum = ?2, resource_id = nullif(?3, ''), tag = nullif(?4, ''),
                  begins_at = cast(nullif(?5, '') as timestamptz), ends_at = cast(nullif(?6, '') as timestamptz)
                where id = ?7""", wish, id);
    }

    /** With all scores. */
    @Transactional
    void remove(UUID id) {
        entities.createNativeQuery("delete from lti_tool_line_item where id = ?1")
                .setParameter(1, id)
                .executeUpdate();
    }

    private void run(String sql, LineItem.Wish wish, Object... more) {
        Query query = entities.createNativeQuery(sql)
                .setParameter(1, wish.label())
                .setParameter(2, wish.maximum())
                .setParameter(3, wish.resourceId().orElse(""))
                .setParameter(4, wish.tag().orElse(""))
                .setParameter(5, wish.begins().map(Instant::toString).orElse(""))
                .setParameter(6, wish.ends().map(Instant::toString).orElse(""));
        for (int at = 0; at < more.length; at++) {
            query.setParameter(at + 7, more[at]);
        }
        query.executeUpdate();
    }

    @SuppressWarnings("unchecked")
    private List<LineItem> rows(String where, Object... parameters) {
        Query query = entities.createNativeQuery(COLUMNS + where, Tuple.class);
        for (int at = 0; at < parameters.length; at++) {
            query.setParameter(at + 1, parameters[at]);
        }
        return ((List<Tuple>) query.getResultList())
                .stream().map(LineItems::item).toList();
    }

    private static LineItem item(Tuple row) {
        return new LineItem(
                row.get("id", UUID.class),
                row.get("tool", UUID.class),
                row.get("course", UUID.class),
                Optional.ofNullable(row.get("link", UUID.class)),
                new LineItem.Wish(
                        row.get("label", String.class),
                        row.get("maximum", Double.class),
                        Optional.ofNullable(row.get("resource_id", String.class)),
                        Optional.ofNullable(row.get("tag", String.class)),
                        Optional.ofNullable(row.get("begins_at", Instant.class)),
                        Optional.ofNullable(row.get("ends_at", Instant.class))));
    }
}
