package org.shuyuan.share.feed;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.shuyuan.catalog.Cards;
import org.shuyuan.catalog.PublicAddress;

/**
 * Site maps (sitemaps.org, 0.9) of all that is published. The bounds between them are ids, drawn once in a while, so that a
 * map is read as one stretch of an index however far behind it stands.
 */
@ApplicationScoped
class SiteMaps {

    /** Of the protocol. */
    private static final int MOST = 50_000;

    private static final Map<String, String> NAMESPACE = Map.of("", "http://www.sitemaps.org/schemas/sitemap/0.9");
    /** Before every id, as the database orders them. */
    private static final UUID FIRST = new UUID(0, 0);
    /** After every id. */
    private static final UUID LAST = new UUID(-1, -1);

    private final DataSource database;
    private final PublicAddress address;
    private final int size;
    private final Cache<Boolean, List<Stretch>> bounds;

    SiteMaps(DataSource database, PublicAddress address, FeedConfig config) {
        this.database = database;
        this.address = address;
        this.size = Math.min(config.siteMap(), MOST);
        this.bounds =
                Caffeine.newBuilder().expireAfterWrite(config.siteMapBounds()).build();
    }

    /** The resources behind one id up to another. */
    private record Stretch(UUID behind, UUID to, Instant changed) {}

    /** The list of maps; 0 is that of organisations. */
    byte[] index() {
        Markup xml = Markup.begin("sitemapindex", NAMESPACE, Map.of());
        xml.open("sitemap").element("loc", address.of("/sitemaps/0.xml")).close();
        List<Stretch> stretches = stretches();
        for (int number = 1; number <= stretches.size(); number++) {
            xml.open("sitemap")
                    .element("loc", address.of("/sitemaps/" + number + ".xml"))
                    .element("lastmod", stretches.get(number - 1).changed().toString())
                    .close();
        }
        return xml.end();
    }

    /** Nothing where there are not so many. */
    Optional<byte[]> map(int number) {
        Markup xml = Markup.begin("urlset", NAMESPACE, Map.of());
        if (number == 0) {
            url(xml, "/", Optional.empty());
            organisations(xml);
            return Optional.of(xml.end());
        }
        List<Stretch> stretches = stretches();
        if (number > stretches.size()) {
            return Optional.empty();
        }
        // The last map is open: what comes later stands in it until the bounds are drawn anew.
        Stretch stretch = stretches.get(number - 1);
        resources(xml, stretch.behind(), number == stretches.size() ? LAST : stretch.to());
        return Optional.of(xml.end());
    }

    private List<Stretch> stretches() {
        return bounds.get(true, _ -> drawn());
    }

    private List<Stretch> drawn() {
        List<Stretch> drawn = new ArrayList<>();
        each(
                "select max(id::text collate \"C\")::uuid, max(updated_at) from (select id, updated_at,"
                        + " (row_number() over (order by id) - 1) / " + size + " as map"
                        + " from learning_resource where state = 'published') as numbered group by map order by map",
                List.of(),
                row -> drawn.add(new Stretch(
                        drawn.isEmpty() ? FIRST : drawn.getLast().to(),
                        row.getObject(1, UUID.class),
                        instant(row, 2))));
        return List.copyOf(drawn);
    }

    private void resources(Markup xml, UUID behind, UUID to) {
        each(
                "select id, updated_at, case when provenance is null then kind else '' end, (select media_type from asset where resource = learning_resource.id"
                        + " and role = 'original' order by asset.id desc limit 1) from learning_resource"
                        + " where state = 'published' and id > ? and id <= ? order by id limit " + MOST,
                List.of(behind, to),
                row -> url(
                        xml,
                        Cards.page(
                                row.getObject(1, UUID.class), row.getString(3), Optional.ofNullable(row.getString(4))),
                        Optional.of(instant(row, 2))));
    }

    private void organisations(Markup xml) {
        each(
                "select id from organisation order by code limit " + (MOST - 1),
                List.of(),
                row -> url(xml, "/school/" + row.getObject(1, UUID.class), Optional.empty()));
    }

    private void url(Markup xml, String path, Optional<Instant> changed) {
        xml.open("url")
                .element("loc", address.of(path))
                .element("lastmod", changed.map(Instant::toString))
                .close();
    }

    @FunctionalInterface
    private interface Row {
        void read(ResultSet row) throws SQLException;
    }

    private void each(String sql, List<?> parameters, Row reader) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int at = 0; at < parameters.size(); at++) {
                select.setObject(at + 1, parameters.get(at));
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    reader.read(row);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The site maps cannot be read", e);
        }
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
