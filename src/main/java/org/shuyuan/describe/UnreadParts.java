package org.shuyuan.describe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.shuyuan.text.Messages;
import org.shuyuan.text.ReaderLanguage;

/** What of each document was left out, and the words for it: {@code {cdi:unread.of(id)}}. */
@Named("unread")
@ApplicationScoped
public class UnreadParts {

    private static final int NAMED = 20;

    private final EntityManager entities;
    private final Messages messages;
    private final ReaderLanguage reader;

    UnreadParts(EntityManager entities, Messages messages, ReaderLanguage reader) {
        this.entities = entities;
        this.messages = messages;
        this.reader = reader;
    }

    /** A sentence for each way in which something was left out; none where all was read. */
    @Transactional
    public List<String> of(UUID resource) {
        Map<Unread.Kind, List<String>> parts = new TreeMap<>();
        for (Object row : entities.createNativeQuery(
                        "select kind, at from unread_part where resource = ?1 order by kind, at", Tuple.class)
                .setParameter(1, resource)
                .getResultList()) {
            Tuple part = (Tuple) row;
            parts.merge(
                    Unread.Kind.of(part.get("kind", String.class)),
                    List.of(part.get("at", Integer.class).toString()),
                    (one, other) -> java.util.stream.Stream.concat(one.stream(), other.stream())
                            .toList());
        }
        return parts.entrySet().stream()
                .map(each ->
                        messages.say(reader.get(), "unread." + each.getKey().id(), numbers(each.getValue())))
                .toList();
    }

    private static String numbers(List<String> all) {
        String named = all.stream().limit(NAMED).collect(Collectors.joining(", "));
        return all.size() > NAMED ? named + " …" : named;
    }

    /** Puts these in the place of what an earlier reading has left out. */
    @Transactional(Transactional.TxType.MANDATORY)
    void replace(UUID resource, List<Unread> parts) {
        entities.createNativeQuery("delete from unread_part where resource = ?1")
                .setParameter(1, resource)
                .executeUpdate();
        for (Unread part : parts) {
            entities.createNativeQuery(
                            "insert into unread_part (resource, kind, at) values (?1, ?2, ?3) on conflict do nothing")
                    .setParameter(1, resource)
                    .setParameter(2, part.kind().id())
                    .setParameter(3, part.at())
                    .executeUpdate();
        }
    }
}
