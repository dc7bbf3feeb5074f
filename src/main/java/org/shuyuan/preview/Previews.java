package org.shuyuan.preview;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.catalog.Asset;
import org.shuyuan.catalog.AssetRole;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.storage.Blob;
import org.shuyuan.storage.Digest;

/**
 * The pages of all office documents. Every change names the document, so that late work on one that has been replaced changes
 * nothing.
 */
@ApplicationScoped
public class Previews {

    private final EntityManager entities;
    private final Clock clock;

    Previews(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** The PDF in which this resource is read; nothing where it is no office document, or not laid out (yet). */
    public Optional<Blob> pdf(LearningResource resource) {
        return resource.asset(AssetRole.ORIGINAL)
                .filter(original -> OfficeFormat.of(original.mediaType()).isPresent())
                .flatMap(original -> find(resource.id()).filter(preview -> isOf(preview, original)))
                .flatMap(Preview::pdf);
    }

    private static boolean isOf(Preview preview, Asset original) {
        return preview.source().hex().equals(original.sha256());
    }

    /** This document is to be laid out; where it is already, its places are to follow. */
    @Transactional(Transactional.TxType.MANDATORY)
    void expect(UUID resource, Digest document, OfficeFormat format) {
        write("""
                insert into preview as old (resource, source, format, state, updated_at) values (?1, ?2, ?3, 'waiting', ?4)
                on conflict (resource) do update set source = excluded.source, format = excluded.format,
                    state = case when old.source <> excluded.source then 'waiting'
                        when old.state = 'ready' then 'laid-out' else old.state end,
                    pdf = case when old.source = excluded.source then old.pdf end,
                    size = case when old.source = excluded.source then old.size end,
                    pages = case when old.source = excluded.source then old.pages else 0 end,
                    problem = case when old.source = excluded.source then old.problem end,
                    updated_at = excluded.updated_at""", resource, document.hex(), format.name(), clock.instant());
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void forget(UUID resource) {
        write("delete from preview where resource = ?1", resource);
    }

    /** Once more, where it has failed. */
    @Transactional(Transactional.TxType.MANDATORY)
    void again(UUID resource) {
        write(
                "update preview set state = 'waiting', problem = null, updated_at = ?2 where resource = ?1 and state ="
                        + " 'failed'",
                resource,
                clock.instant());
    }

    /** Answers whether it was still wanted. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean ready(Preview preview, Blob pdf, int pages) {
        return write(
                        """
                        update preview set state = 'ready', pdf = ?3, size = ?4, pages = ?5, problem = null, updated_at = ?6
                        where resource = ?1 and source = ?2 and state in ('waiting', 'laid-out')""",
                        preview.resource(),
                        preview.source().hex(),
                        pdf.digest().hex(),
                        pdf.size(),
                        pages,
                        clock.instant())
                == 1;
    }

    @Transactional
    void failed(Preview preview, ProblemType why) {
        write("""
                update preview set state = 'failed', problem = ?3, updated_at = ?4
                where resource = ?1 and source = ?2 and state = 'waiting'""", preview.resource(), preview.source().hex(), why.slug(), clock.instant());
    }

    @Transactional
    Optional<Preview> find(UUID resource) {
        return where("resource = ?1", resource).stream().findFirst();
    }

    /** Those that somebody has still to work on. */
    @Transactional
    List<Preview> unfinished() {
        return where("state in ('waiting', 'laid-out')");
    }

    private int write(String sql, Object... values) {
        var query = entities.createNativeQuery(sql);
        for (int at = 0; at < values.length; at++) {
            query.setParameter(at + 1, values[at]);
        }
        return query.executeUpdate();
    }

    private List<Preview> where(String condition, Object... values) {
        var query = entities.createNativeQuery(
                "select resource, source, format, state, pdf, size, pages, problem from preview where " + condition,
                Tuple.class);
        for (int at = 0; at < values.length; at++) {
            query.setParameter(at + 1, values[at]);
        }
        List<?> rows = query.getResultList();
        return rows.stream().map(row -> preview((Tuple) row)).toList();
    }

    private static Preview preview(Tuple row) {
        return new Preview(
                row.get("resource", UUID.class),
                new Digest(row.get("source", String.class)),
                OfficeFormat.valueOf(row.get("format", String.class)),
                Preview.State.of(row.get("state", String.class)),
                Optional.ofNullable(row.get("pdf", String.class))
                        .map(digest -> new Blob(new Digest(digest), row.get("size", Long.class))),
                row.get("pages", Integer.class),
                Arrays.stream(ProblemType.values())
                        .filter(type -> type.slug().equals(row.get("problem", String.class)))
                        .findFirst());
    }
}
