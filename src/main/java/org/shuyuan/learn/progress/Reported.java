package org.shuyuan.learn.progress;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Tells when what was played was reported, and by which page. */
@ApplicationScoped
public class Reported {

    private final DataSource database;

    Reported(DataSource database) {
        this.database = database;
    }

    /**
     * What somebody has played on one page.
     *
     * @param spans in the order in which they were reported; what was played twice stands there twice
     */
    public record Visit(UUID account, UUID resource, List<Span> spans) {

        public Visit {
            spans = List.copyOf(spans);
        }
    }

    /** What a page has reported since an instant; nothing where nobody is known to have played it. */
    @Transactional
    public Optional<Visit> by(UUID viewing, Instant since) {
        return read("""
                select account, resource, array_agg(from_at order by received_at, report.id, place) as from_ms,
                  array_agg(to_at order by received_at, report.id, place) as to_ms
                from watch_report as report, unnest(from_ms, to_ms) with ordinality as stretch (from_at, to_at, place)
                where viewing = any (?) and received_at >= ? and account is not null
                group by account, resource""", List.of(viewing), since).stream().findFirst();
    }

    /** What these readers had seen of these films before an instant: each stretch once, in the order of the film. */
    @Transactional
    public List<Visit> before(Collection<UUID> accounts, Collection<UUID> resources, Instant instant) {
        return read("""
                    select account, resource, array(select lower(part) from unnest(played) as part) as from_ms,
                      array(select upper(part) from unnest(played) as part) as to_ms
                    from (select account, resource, range_agg(int4range(from_at, to_at)) as played
                      from watch_report, unnest(from_ms, to_ms) as stretch (from_at, to_at)
                      where resource = any (?) and received_at < ? and account = any (?)
                      group by account, resource) as earlier""", resources, instant, accounts.toArray());
    }

    /**
     * What a reader has played on a page.
     *
     * @param opened when the page was
     * @param spans in the order in which they were reported; what was played twice stands there twice
     */
    public record Opened(UUID resource, Instant opened, List<Span> spans) {

        public Opened {
            spans = List.copyOf(spans);
        }
    }

    /** All that is kept of a reader, page by page, the first first. */
    @Transactional
    public List<Opened> all(UUID account) {
        List<Opened> opened = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select page.resource, given_at, array_agg(from_at order by received_at, report.id, place) as from_ms,
                          array_agg(to_at order by received_at, report.id, place) as to_ms
                        from viewing as page join watch_report as report on report.viewing = page.id,
                          unnest(from_ms, to_ms) with ordinality as stretch (from_at, to_at, place)
                        where page.account = ? group by page.id order by given_at, page.id""")) {
            select.setObject(1, account);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    opened.add(new Opened(
                            row.getObject("resource", UUID.class),
                            row.getObject("given_at", OffsetDateTime.class).toInstant(),
                            Watching.spans(row.getArray("from_ms"), row.getArray("to_ms"))));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return opened;
    }

    private List<Visit> read(String sql, Collection<UUID> ids, Instant instant, Object... accounts) {
        List<Visit> visits = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            select.setObject(2, instant.atOffset(ZoneOffset.UTC));
            if (accounts.length > 0) {
                select.setArray(3, connection.createArrayOf("uuid", accounts));
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    visits.add(new Visit(
                            row.getObject("account", UUID.class),
                            row.getObject("resource", UUID.class),
                            Watching.spans(row.getArray("from_ms"), row.getArray("to_ms"))));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return visits;
    }
}
