package org.shuyuan.share.lti.link;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;
import org.shuyuan.table.Rows;
import org.shuyuan.text.Language;

/** Remembers what launches tell of classes and of the links in them. */
@ApplicationScoped
public class Links {

    private static final String LINK_COLUMNS = " id, context, link, title, target, line_item, measure, needed ";
    private static final String CLASS_COLUMNS =
            " id, platform, deployment, context, title, line_items, roster, scopes, language ";
    private static final String LINK = "select" + LINK_COLUMNS + "from lti_link where ";
    private static final String CLASS = "select" + CLASS_COLUMNS + "from lti_context where ";

    private final Rows rows;
    private final Event<RuleChanged> changed;
    private final Event<Opened> opened;
    private final Clock clock;

    Links(Rows rows, Event<RuleChanged> changed, Event<Opened> opened, Clock clock) {
        this.rows = rows;
        this.changed = changed;
        this.opened = opened;
        this.clock = clock;
    }

    public Optional<Link> find(UUID id) {
        return rows.find(LINK + "id = ?", Links::link, id);
    }

    public Optional<PlatformClass> classOf(Link link) {
        return rows.find(CLASS + "id = ?", Links::platformClass, link.platformClass());
    }

    /** Everybody who has opened it, by their names. */
    public List<Visit> visits(UUID link) {
        return rows.query(
                "select link, account, subject, learner, name, last_at from lti_visit where link = ? order by name, subject",
                Links::visit,
                link);
    }

    /**
     * Writes down what was told of a class; its id is kept if it was known. Where nothing is new nothing is written: all launches of a class
     * would wait for each other.
     */
    @Transactional
    public PlatformClass told(PlatformClass told) {
        return rows.find(
                        CLASS + "platform = ? and deployment = ? and context = ?",
                        Links::platformClass,
                        told.platform(),
                        told.deployment(),
                        told.name())
                .filter(told::addsNothingTo)
                .orElseGet(() -> written(told));
    }

    private PlatformClass written(PlatformClass told) {
        return rows.find(
                        """
                        insert into lti_context as known (id, platform, deployment, context, title, line_items, roster, scopes, language)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (platform, deployment, context) do update set title = excluded.title,
                          line_items = coalesce(excluded.line_items, known.line_items),
                          roster = coalesce(excluded.roster, known.roster),
                          scopes = case when cardinality(excluded.scopes) = 0 then known.scopes else excluded.scopes end,
                          language = coalesce(excluded.language, known.language)
                        returning""" + CLASS_COLUMNS,
                        Links::platformClass,
                        newId(),
                        told.platform(),
                        told.deployment(),
                        told.name(),
                        told.title(),
                        text(told.lineItems()),
                        text(told.roster()),
                        told.scopes().toArray(String[]::new),
                        told.language().map(Language::tag).orElse(null))
                .orElseThrow();
    }

    /** Writes down what was told of a link; its id is kept if it was known, and the rule that a teacher has set since. */
    @Transactional
    public Link told(Link told) {
        return rows.find(LINK + "context = ? and link = ?", Links::link, told.platformClass(), told.name())
                .filter(told::addsNothingTo)
                .orElseGet(() -> written(told));
    }

    private Link written(Link told) {
        return rows.find(
                        """
                        insert into lti_link as known (id, context, link, title, target, line_item, measure, needed)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (context, link) do update set title = excluded.title, target = excluded.target,
                          line_item = coalesce(excluded.line_item, known.line_item)
                        returning""" + LINK_COLUMNS,
                        Links::link,
                        newId(),
                        told.platformClass(),
                        told.name(),
                        told.title(),
                        told.target().path(),
                        text(told.lineItem()),
                        told.rule().measure().id(),
                        told.rule().needed())
                .orElseThrow();
    }

    /** The column of the grade book that belongs to it from now on; nothing where it has none any more. */
    @Transactional
    public void lineItem(UUID link, Optional<URI> lineItem) {
        rows.write("update lti_link set line_item = ? where id = ?", text(lineItem), link);
    }

    /** Tells {@link Opened} where it is graded. */
    @Transactional
    public void visited(Link link, UUID account, String subject, boolean learner, Optional<String> name) {
        rows.write("""
                insert into lti_visit (link, account, subject, learner, name, last_at) values (?, ?, ?, ?, ?, ?)
                on conflict (link, account) do update
                  set subject = excluded.subject, learner = excluded.learner, name = excluded.name, last_at = excluded.last_at""", link.id(), account, subject, learner, name.orElse(null), clock.instant());
        if (link.rule().graded()) {
            opened.fire(new Opened(link.id(), account));
        }
    }

    /** A teacher grades by another rule from now on; tells {@link RuleChanged}. */
    @Transactional
    public void grade(UUID link, Rule rule) {
        rows.write(
                "update lti_link set measure = ?, needed = ? where id = ?",
                rule.measure().id(),
                rule.needed(),
                link);
        changed.fire(new RuleChanged(link));
    }

    private static PlatformClass platformClass(ResultSet row) throws SQLException {
        return new PlatformClass(
                row.getObject("id", UUID.class),
                row.getObject("platform", UUID.class),
                row.getString("deployment"),
                row.getString("context"),
                row.getString("title"),
                address(row, "line_items"),
                address(row, "roster"),
                Set.copyOf(Rows.texts(row, "scopes")),
                Optional.ofNullable(row.getString("language")).map(Language::of));
    }

    private static Link link(ResultSet row) throws SQLException {
        return new Link(
                row.getObject("id", UUID.class),
                row.getObject("context", UUID.class),
                row.getString("link"),
                row.getString("title"),
                Target.of(row.getString("target")).orElseThrow(),
                address(row, "line_item"),
                new Rule(Rule.Measure.of(row.getString("measure")).orElseThrow(), row.getInt("needed")));
    }

    private static Visit visit(ResultSet row) throws SQLException {
        return new Visit(
                row.getObject("link", UUID.class),
                row.getObject("account", UUID.class),
                row.getString("subject"),
                row.getBoolean("learner"),
                Optional.ofNullable(row.getString("name")),
                Rows.instant(row, "last_at").orElseThrow());
    }

    private static Optional<URI> address(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).map(URI::create);
    }

    private static @Nullable String text(Optional<URI> address) {
        return address.map(URI::toString).orElse(null);
    }

    public static UUID newId() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }
}
