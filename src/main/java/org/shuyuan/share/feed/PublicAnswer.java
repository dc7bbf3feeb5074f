package org.shuyuan.share.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.shuyuan.storage.Digest;

/**
 * An answer that is the same for everybody, any site may read, and caches keep for a while. Whoever has it already is told
 * so (304) by its tag alone: what was taken out of a list leaves no later date behind, so a date would hide that.
 */
@ApplicationScoped
class PublicAnswer {

    private final int fresh;

    PublicAnswer(FeedConfig config) {
        this.fresh = Math.toIntExact(config.fresh().toSeconds());
    }

    Response of(Request request, Feed feed, FeedFormat format) {
        return of(request, format.write(feed), format.mediaType() + ";charset=UTF-8", Optional.of(feed.updated()));
    }

    Response of(Request request, byte[] body, String mediaType) {
        return of(request, body, mediaType, Optional.empty());
    }

    private Response of(Request request, byte[] body, String mediaType, Optional<Instant> changed) {
        // Weak, because the server may compress it.
        EntityTag tag = new EntityTag(Digest.of(body).hex().substring(0, 32), true);
        Response.ResponseBuilder known = request.evaluatePreconditions(tag);
        Response.ResponseBuilder answer = known == null ? Response.ok(body, mediaType) : known;
        CacheControl cache = new CacheControl();
        cache.setMaxAge(fresh);
        return answer.tag(tag)
                .lastModified(changed.map(Date::from).orElse(null))
                .cacheControl(cache)
                .header("Access-Control-Allow-Origin", "*")
                .build();
    }
}
