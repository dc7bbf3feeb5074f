package org.shuyuan.search;

import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.Descriptors;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.NewPlace;
import org.shuyuan.catalog.NewResource;
import org.shuyuan.catalog.Origin;
import org.shuyuan.catalog.PlaceType;
import org.shuyuan.people.Account;
import org.shuyuan.people.Accounts;
import org.shuyuan.people.ApiTokens;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.OrganisationLevel;
import org.shuyuan.people.Organisations;
import org.shuyuan.people.Role;
import org.shuyuan.search.engine.Engine;
import org.shuyuan.search.engine.Generation;
import org.shuyuan.search.index.DirtyResource;
import org.shuyuan.search.index.DirtySet;
import org.shuyuan.search.rebuild.Order;
import org.shuyuan.search.rebuild.Reindex;

/** Puts resources into the catalog and waits for the index: {@code shelf.lecture("二次函数").in("mathematics").published()}. */
@ApplicationScoped
public class Shelf {

    private final Catalog catalog;
    private final Organisations organisations;
    private final Accounts accounts;
    private final ApiTokens tokens;
    private final DirtySet dirty;
    private final Engine engine;
    private final Order order;
    private final DataSource database;
    private final EntityManager entities;

    Shelf(
            Catalog catalog,
            Organisations organisations,
            Accounts accounts,
            ApiTokens tokens,
            DirtySet dirty,
            Engine engine,
            Order order,
            DataSource database,
            EntityManager entities) {
        this.catalog = catalog;
        this.organisations = organisations;
        this.accounts = accounts;
        this.tokens = tokens;
        this.dirty = dirty;
        this.engine = engine;
        this.order = order;
        this.database = database;
        this.entities = entities;
    }

    public Volume lecture(String title) {
        return new Volume("micro-lecture", title);
    }

    public Volume book(String title) {
        return new Volume("e-textbook", title);
    }

    /** A teacher's bearer token. */
    public String token(String teacher) {
        QuarkusTransaction.requiringNew().run(() -> teacher(teacher));
        try {
            return tokens.issue(teacher).orElseThrow();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Until what was changed can be found. */
    public void indexed() {
        await().atMost(Duration.ofSeconds(60)).until(this::clean);
        try {
            engine.ask("POST", "/" + Generation.RESOURCES + "," + Generation.PLACES + "/_refresh", new JsonObject());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Has a new index made, and waits until it has taken the place of the old one. */
    public void rebuilt() {
        ask();
        await().atMost(Duration.ofMinutes(2)).until(() -> !rebuilding());
        indexed();
    }

    public void ask() {
        try {
            Reindex.all(database);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public boolean rebuilding() {
        return QuarkusTransaction.requiringNew().call(() -> order.wanted().isPresent());
    }

    @Transactional
    public boolean clean() {
        return dirty.isEmpty();
    }

    /** Changes where its places are, behind the back of the catalog. */
    public void spoil(UUID resource, String at) {
        entities.createNativeQuery("update place set at = cast(" + at + " as double precision) where resource = ?1")
                .setParameter(1, resource)
                .executeUpdate();
    }

    /** Whether the index has yet to learn of it, now or later. */
    public boolean waits(UUID resource) {
        return entities.find(DirtyResource.class, resource) != null;
    }

    private Account teacher(String name) {
        Organisation school = organisations.add(null, OrganisationLevel.SCHOOL, "shelf", "翠湖实验中学");
        return accounts.named(name).orElseGet(() -> accounts.add(name, name, "secret", school.id(), Role.TEACHER));
    }

    public final class Volume {

        private final String kind;
        private final Map<Field, List<String>> words = new EnumMap<>(Field.class);
        private final Map<PlaceType, List<NewPlace>> places = new EnumMap<>(PlaceType.class);
        private String owner = "shelf-teacher";

        private Volume(String kind, String title) {
            this.kind = kind;
            words.put(Field.TITLE, List.of(title));
        }

        public Volume saying(Field field, String... values) {
            words.put(field, List.of(values));
            return this;
        }

        public Volume in(String subject) {
            return saying(Field.SUBJECT, subject);
        }

        Volume with(PlaceType type, List<NewPlace> several) {
            places.computeIfAbsent(type, any -> new ArrayList<>()).addAll(several);
            return this;
        }

        public Volume by(String teacher) {
            owner = teacher;
            return this;
        }

        public Volume with(PlaceType type, double at, String text) {
            places.computeIfAbsent(type, any -> new ArrayList<>()).add(new NewPlace(at, text));
            return this;
        }

        public UUID draft() {
            return QuarkusTransaction.requiringNew().call(this::create);
        }

        public UUID published() {
            UUID id = draft();
            catalog.publish(id);
            return id;
        }

        private UUID create() {
            Account teacher = teacher(owner);
            UUID school = teacher.memberships().getFirst().organisation();
            UUID id = catalog.create(new NewResource(kind, school, teacher.id(), Descriptors.NONE))
                    .id();
            catalog.describe(id, Origin.PERSON, words);
            places.forEach((type, found) -> catalog.replacePlaces(id, type, found));
            return id;
        }
    }
}
