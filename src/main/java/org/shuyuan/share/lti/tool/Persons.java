package org.shuyuan.share.lti.tool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.seal.Seals;

/** How tools know those who come: each tool by names of its own, so that two can't find out that they know the same child. */
@ApplicationScoped
class Persons {

    private final EntityManager entities;
    private final Seals seals;

    Persons(EntityManager entities, Seals seals) {
        this.entities = entities;
        this.seals = seals;
    }

    /** The name that this tool knows somebody by; it is remembered, because what was digested can't be turned back. */
    @Transactional
    String subject(UUID tool, UUID account) {
        String subject = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        seals.digest("lti-tool-subject", (tool + "/" + account).getBytes(StandardCharsets.UTF_8)));
        // What was told once is told again, whatever has become of the key.
        return (String) entities.createNativeQuery("insert into lti_tool_person as known (tool, account, subject)"
                        + " values (?1, ?2, ?3) on conflict (tool, account) do update set subject = known.subject"
                        + " returning subject")
                .setParameter(1, tool)
                .setParameter(2, account)
                .setParameter(3, subject)
                .getSingleResult();
    }

    /** Whom a tool means; nothing of somebody who has never come to it. */
    @SuppressWarnings("unchecked")
    @Transactional
    Optional<UUID> behind(UUID tool, String subject) {
        return entities
                .createNativeQuery("select account from lti_tool_person where tool = ?1 and subject = ?2", UUID.class)
                .setParameter(1, tool)
                .setParameter(2, subject)
                .getResultList()
                .stream()
                .findFirst();
    }
}
