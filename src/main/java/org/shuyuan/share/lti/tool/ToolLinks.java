package org.shuyuan.share.lti.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.learn.course.PlacedTools;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.Organisations;

/** The links to tools that were placed in courses. */
@ApplicationScoped
class ToolLinks implements PlacedTools {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final EntityManager entities;
    private final Tools tools;
    private final LineItems lineItems;
    private final Organisations organisations;
    private final ObjectMapper json;

    ToolLinks(
            EntityManager entities, Tools tools, LineItems lineItems, Organisations organisations, ObjectMapper json) {
        this.entities = entities;
        this.tools = tools;
        this.lineItems = lineItems;
        this.organisations = organisations;
        this.json = json;
    }

    /** By which act of choosing in the tool a link came, if by any; and what the tool wants to give scores for. */
    record Placing(Optional<UUID> choice, Optional<LineItem.Wish> lineItem) {

        static final Placing BY_HAND = new Placing(Optional.empty(), Optional.empty());
    }

    @Transactional
    Optional<ToolLink> find(UUID id) {
        return rows("id = ?1", id).stream().findFirst();
    }

    /** What was chosen at once, in its order. */
    @Transactional
    List<ToolLink> chosen(UUID choice) {
        return rows("choice = ?1 order by id", choice);
    }

    /** Those of one tool in one course, in the order in which they were placed. */
    @Transactional
    List<ToolLink> of(UUID course, UUID tool) {
        return rows("course = ?1 order by id", course).stream()
                .filter(link -> link.tool().equals(tool))
                .toList();
    }

    /** Whatever the tool, its scores count in the lesson as soon as it is registered as one that gives any. */
    @Transactional
    void place(ToolLink link, Placing placing) {
        entities.createNativeQuery("""
                        insert into lti_tool_link (id, tool, course, title, target, custom, choice)
                        values (?1, ?2, ?3, ?4, ?5, ?6, cast(nullif(?7, '') as uuid))""")
                .setParameter(1, link.id())
                .setParameter(2, link.tool())
                .setParameter(3, link.course())
                .setParameter(4, link.title())
                .setParameter(5, link.target().toString())
                .setParameter(6, written(link.custom()))
                .setParameter(7, placing.choice().map(UUID::toString).orElse(""))
                .executeUpdate();
        LineItem.Wish wish = placing.lineItem().orElseGet(() -> LineItem.Wish.of(link.title()));
        lineItems.add(new LineItem(Tools.newId(), link.tool(), link.course(), Optional.of(link.id()), wish), true);
    }

    @Override
    @Transactional
    public boolean placed(UUID link, UUID course) {
        return find(link).filter(found -> found.course().equals(course)).isPresent();
    }

    @Override
    @Transactional
    public Optional<UUID> copy(UUID id, UUID course, UUID organisation) {
        return find(id).filter(link -> tools.find(link.tool())
                        .filter(tool -> organisations.line(organisation).stream()
                                .map(Organisation::id)
                                .anyMatch(tool.organisation()::equals))
                        .isPresent())
                .map(link -> {
                    ToolLink copy = new ToolLink(
                            Tools.newId(), link.tool(), course, link.title(), link.target(), link.custom());
                    place(
                            copy,
                            new Placing(Optional.empty(), lineItems.counting(id).map(LineItem::wish)));
                    return copy.id();
                });
    }

    @SuppressWarnings("unchecked")
    private List<ToolLink> rows(String where, UUID parameter) {
        List<Tuple> rows = entities.createNativeQuery(
                        "select id, tool, course, title, target, custom from lti_tool_link where " + where, Tuple.class)
                .setParameter(1, parameter)
                .getResultList();
        return rows.stream().map(this::link).toList();
    }

    private ToolLink link(Tuple row) {
        return new ToolLink(
                row.get("id", UUID.class),
                row.get("tool", UUID.class),
                row.get("course", UUID.class),
                row.get("title", String.class),
                URI.create(row.get("target", String.class)),
                read(row.get("custom", String.class)));
    }

    private String written(Map<String, String> custom) {
        try {
            return json.writeValueAsString(custom);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> read(String custom) {
        try {
            return json.readValue(custom, TEXTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The parameters of a link can't be read", e);
        }
    }
}
