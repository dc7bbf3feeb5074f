package org.shuyuan.render;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.shuyuan.storage.BlobMissing;
import org.shuyuan.storage.Bundle;
import org.shuyuan.storage.Bundles;
import org.shuyuan.storage.Digest;

/**
 * The sound and pictures in motion that were made of resources: what takes room. Playlists and still pictures are small and stay,
 * for films share some of them.
 */
@ApplicationScoped
public class Holdings {

    private static final Set<RenditionName> FILMS = EnumSet.of(RenditionName.REMUX, RenditionName.LADDER);

    private final EntityManager entities;
    private final Renditions renditions;
    private final Chunks chunks;
    private final Bundles bundles;

    Holdings(EntityManager entities, Renditions renditions, Chunks chunks, Bundles bundles) {
        this.entities = entities;
        this.renditions = renditions;
        this.chunks = chunks;
        this.bundles = bundles;
    }

    /** Of one resource: bytes by digest. */
    @Transactional
    public Map<Digest, Long> of(UUID resource) {
        Map<Digest, Long> held = new HashMap<>();
        renditions.of(resource).stream()
                .flatMap(rendition -> rendition.bundle().stream())
                .forEach(bundle -> held.putAll(media(bundle)));
        chunks.of(resource).stream()
                .flatMap(chunk -> chunk.bundle().stream())
                .forEach(bundle -> held.putAll(media(bundle)));
        return held;
    }

    /** Forgets what was made to be played of a resource; its poster stays. The bytes stay, too, until somebody deletes them. */
    @Transactional
    public void forget(UUID resource) {
        chunks.forget(resource);
        FILMS.forEach(name -> renditions.forget(resource, name));
    }

    /** Those of these files that any resource plays or will play. Looks into the bundles of all. */
    public Set<Digest> inUse(Set<Digest> asked) {
        Set<Digest> found = new HashSet<>();
        // Looking into them may take longer than a transaction.
        List<Digest> bundlesOfAll = QuarkusTransaction.requiringNew().call(this::all);
        for (Digest bundle : bundlesOfAll) {
            media(bundle).keySet().stream().filter(asked::contains).forEach(found::add);
        }
        return found;
    }

    @SuppressWarnings("unchecked")
    private List<Digest> all() {
        List<String> named = entities.createNativeQuery("""
                        select bundle from rendition where bundle is not null
                        union select bundle from chunk where bundle is not null""", String.class).getResultList();
        return named.stream().map(Digest::new).toList();
    }

    private Map<Digest, Long> media(Digest bundle) {
        Map<Digest, Long> media = new HashMap<>();
        try {
            for (Bundle.Entry entry : bundles.load(bundle).entries().values()) {
                if (entry.mediaType().startsWith("video/") || entry.mediaType().startsWith("audio/")) {
                    media.put(entry.digest(), entry.size());
                }
            }
        } catch (BlobMissing gone) {
            return Map.of();
        }
        return media;
    }
}
