package org.shuyuan.learn.course;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.shuyuan.catalog.Card;
import org.shuyuan.catalog.Cards;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.text.Language;

/** The courses that somebody has made. */
@ApplicationScoped
public class OwnCourses {

    private static final int MOST = 200;

    private final EntityManager entities;
    private final Cards cards;

    OwnCourses(EntityManager entities, Cards cards) {
        this.entities = entities;
        this.cards = cards;
    }

    /** The newest first. */
    @Transactional
    public List<LearningResource> of(UUID owner) {
        return entities.createQuery(
                        "from LearningResource where owner = :owner and kind = :kind and state <> 'withdrawn'"
                                + " order by id desc",
                        LearningResource.class)
                .setParameter("owner", owner)
                .setParameter("kind", Course.KIND)
                .setMaxResults(MOST)
                .getResultList();
    }

    /** The same, drawn. */
    @Transactional
    List<Card> drawn(UUID owner, Language language) {
        return cards.of(of(owner), language);
    }
}
