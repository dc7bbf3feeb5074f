package org.shuyuan.share.lti.platform;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.table.Rows;

/** Remembers who has come from platforms, as far as it helps to see whether they work. */
@ApplicationScoped
public class Arrivals {

    private static final Duration SELDOM = Duration.ofMinutes(1);
    private static final String LET_IN = "";

    private final Rows rows;
    private final Clock clock;
    /** What came of the last who came, if that was lately: the same is not written down again for everybody. */
    private final Cache<UUID, String> lately =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(SELDOM).build();

    Arrivals(Rows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** Remembers why somebody was refused who came from there; the same again seldom, however many come. */
    @Transactional
    public void refused(UUID platform, String fault) {
        if (isNews(platform, fault)) {
            rows.write(
                    "update lti_platform set refused_at = ?, fault = ? where id = ?", clock.instant(), fault, platform);
        }
    }

    /** Remembers that somebody has come from there; seldom, however many do. */
    @Transactional
    public void launched(UUID platform) {
        if (isNews(platform, LET_IN)) {
            rows.write("update lti_platform set launched_at = ? where id = ?", clock.instant(), platform);
        }
    }

    private boolean isNews(UUID platform, String outcome) {
        boolean news = !outcome.equals(lately.getIfPresent(platform));
        if (news) {
            lately.put(platform, outcome);
        }
        return news;
    }

    /**
     * What has come from a platform.
     *
     * @param launched when somebody was let in last
     * @param refused when somebody was refused last, and {@code fault} why
     * @param waiting deployments that were named in launches and are let in by nobody yet
     */
    public record Traffic(
            Optional<Instant> launched, Optional<Instant> refused, Optional<String> fault, List<String> waiting) {

        public Traffic {
            waiting = List.copyOf(waiting);
        }
    }

    public Traffic of(UUID platform) {
        return rows.find(
                        """
                        select launched_at, refused_at, fault,
                          array(select deployment from lti_deployment where platform = id and not let_in) as waiting
                        from lti_platform where id = ?""",
                        row -> new Traffic(
                                Rows.instant(row, "launched_at"),
                                Rows.instant(row, "refused_at"),
                                Optional.ofNullable(row.getString("fault")),
                                Rows.texts(row, "waiting")),
                        platform)
                .orElseThrow();
    }
}
