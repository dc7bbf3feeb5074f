package org.shuyuan.share.lti.session;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.shuyuan.people.CurrentUser;

/** The platforms that send whoever asks, by an own consent: {@code cdi:ownConnections.platforms} on the own page. */
@Named
@RequestScoped
public class OwnConnections {

    private final EntityManager entities;
    private final CurrentUser user;
    private final Guests guests;

    OwnConnections(EntityManager entities, CurrentUser user, Guests guests) {
        this.entities = entities;
        this.user = user;
        this.guests = guests;
    }

    /** A platform by its name. */
    public record Sending(UUID id, String title) {}

    @Transactional
    @SuppressWarnings("unchecked")
    public List<Sending> platforms() {
        List<Tuple> rows = entities.createNativeQuery("""
                        select distinct lti_platform.id, title from lti_person
                          join lti_platform on lti_platform.id = lti_person.platform
                        where account = ?1 order by title, lti_platform.id""", Tuple.class)
                .setParameter(1, user.require().id())
                .getResultList();
        return rows.stream()
                .map(row -> new Sending(row.get("id", UUID.class), row.get("title", String.class)))
                .toList();
    }

    /** From now on whoever comes from there is a guest again. */
    @Transactional
    public void end(UUID platform) {
        guests.forget(platform, user.require());
    }
}
