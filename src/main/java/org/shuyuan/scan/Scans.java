package org.shuyuan.scan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.storage.Digest;

/** The scans of all resources and their pages. */
@ApplicationScoped
class Scans {

    private final EntityManager entities;
    private final ScanConfig config;
    private final Clock clock;

    Scans(EntityManager entities, ScanConfig config, Clock clock) {
        this.entities = entities;
        this.config = config;
        this.clock = clock;
    }

    /** These pages of this document are scans, and no others; what was read of the same document stays. */
    @Transactional(Transactional.TxType.MANDATORY)
    void found(UUID resource, Digest document, List<Integer> pages) {
        write(
                "delete from scan where resource = ?1 and (source <> ?2 or ?3)",
                resource,
                document.hex(),
                pages.isEmpty());
        if (pages.isEmpty()) {
            return;
        }
        write(
                "insert into scan (resource, source, run, updated_at) values (?1, ?2, ?3, ?4) on conflict do nothing",
                resource,
                document.hex(),
                UuidVersion7Strategy.INSTANCE.generateUuid(null),
                clock.instant());
        Integer[] numbers = pages.toArray(Integer[]::new);
        write("delete from scan_page where resource = ?1 and page <> all(?2)", resource, numbers);
        put(resource, Arrays.copyOf(numbers, Math.min(numbers.length, config.mostPages())), "waiting");
        if (numbers.length > config.mostPages()) {
            put(resource, Arrays.copyOfRange(numbers, config.mostPages(), numbers.length), "beyond");
        }
    }

    private void put(UUID resource, Integer[] pages, String state) {
        write(
                "insert into scan_page (resource, page, state) select ?1, unnest(?2), ?3 on conflict do nothing",
                resource,
                pages,
                state);
    }

    /** A run of its own for this scan: one that is under way ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    UUID begin(UUID resource) {
        UUID run = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        write(
                "update scan set run = ?2, problem = null, updated_at = ?3 where resource = ?1",
                resource,
                run,
                clock.instant());
        return run;
    }

    /** The pages that couldn't be read wait again. Answers whether there were any, or some wait. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean again(UUID resource) {
        write("update scan_page set state = 'waiting' where resource = ?1 and state = 'failed'", resource);
        return find("resource", resource).filter(Scan::open).isPresent();
    }

    @Transactional
    Optional<Scan> ofResource(UUID resource) {
        return find("resource", resource);
    }

    @Transactional
    Optional<Scan> ofRun(UUID run) {
        return find("run", run);
    }

    /** Those with pages that wait. */
    @Transactional
    @SuppressWarnings("unchecked")
    List<UUID> waiting() {
        return entities.createNativeQuery("select distinct resource from scan_page where state = 'waiting'", UUID.class)
                .getResultList();
    }

    /** The first pages that nobody has read yet; none where another run has taken over. */
    @Transactional
    @SuppressWarnings("unchecked")
    List<Integer> next(UUID run, int most) {
        return entities.createNativeQuery("""
                        select page from scan_page join scan using (resource)
                        where run = ?1 and state = 'waiting' order by page limit ?2""", Integer.class)
                .setParameter(1, run)
                .setParameter(2, most)
                .getResultList();
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void read(Scan scan, int page, String words) {
        become(scan, page, "read", words);
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void failed(Scan scan, int page) {
        become(scan, page, "failed", "");
    }

    /** Another document that has come meanwhile has pages of the same numbers. */
    private void become(Scan scan, int page, String state, String words) {
        write("""
                update scan_page set state = ?3, words = ?4 where resource = ?1 and page = ?2
                    and exists (select from scan where resource = ?1 and source = ?5)""", scan.resource(), page, state, words, scan.source().hex());
    }

    /** What was read, by the number of its page. */
    @Transactional
    Map<Integer, String> words(UUID resource) {
        Map<Integer, String> words = new TreeMap<>();
        for (Object row : entities.createNativeQuery(
                        "select page, words from scan_page where resource = ?1 and state = 'read' and words <> ''",
                        Tuple.class)
                .setParameter(1, resource)
                .getResultList()) {
            Tuple page = (Tuple) row;
            words.put(page.get("page", Integer.class), page.get("words", String.class));
        }
        return words;
    }

    @Transactional
    void stopped(UUID run, ProblemType why) {
        write("update scan set problem = ?2, updated_at = ?3 where run = ?1", run, why.slug(), clock.instant());
    }

    private void write(String sql, Object... values) {
        var query = entities.createNativeQuery(sql);
        for (int at = 0; at < values.length; at++) {
            query.setParameter(at + 1, values[at]);
        }
        query.executeUpdate();
    }

    private Optional<Scan> find(String column, UUID value) {
        List<?> rows = entities.createNativeQuery("""
                        select s.resource, source, run, problem, count(*)::int as pages,
                            (count(*) filter (where state = 'waiting'))::int as waiting,
                            (count(*) filter (where state = 'beyond'))::int as beyond,
                            array_remove(array_agg(case when state = 'failed' then page end order by page), null) as failed
                        from scan s join scan_page p on p.resource = s.resource where s.\s""" + column + " = ?1 group by s.resource", Tuple.class)
                .setParameter(1, value)
                .getResultList();
        return rows.stream().map(row -> scan((Tuple) row)).findFirst();
    }

    private static Scan scan(Tuple row) {
        return new Scan(
                row.get("resource", UUID.class),
                new Digest(row.get("source", String.class)),
                row.get("run", UUID.class),
                row.get("pages", Integer.class),
                row.get("waiting", Integer.class),
                Arrays.stream((Object[]) row.get("failed"))
                        .map(page -> (Integer) page)
                        .toList(),
                row.get("beyond", Integer.class),
                Arrays.stream(ProblemType.values())
                        .filter(type -> type.slug().equals(row.get("problem", String.class)))
                        .findFirst());
    }
}
