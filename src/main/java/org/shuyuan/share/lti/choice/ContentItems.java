package org.shuyuan.share.lti.choice;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.shuyuan.catalog.PublicAddress;
import org.shuyuan.share.lti.key.OwnKeys;
import org.shuyuan.share.lti.link.Target;
import org.shuyuan.share.lti.platform.Platform;

/** Writes what was chosen as the message that a platform expects (LTI Deep Linking 2.0, 3.1 and 4.5). */
@ApplicationScoped
class ContentItems {

    private static final String CLAIM = "https://purl.imsglobal.org/spec/lti/claim/";
    private static final String DEEP_LINKING = "https://purl.imsglobal.org/spec/lti-dl/claim/";
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final int MOST_POINTS = 100;

    private final OwnKeys keys;
    private final PublicAddress address;
    private final Clock clock;

    ContentItems(OwnKeys keys, PublicAddress address, Clock clock) {
        this.keys = keys;
        this.address = address;
        this.clock = clock;
    }

    /** The signed answer; without items where nothing was chosen. */
    String answer(Platform platform, Choice choice, List<Item> items) {
        Instant now = clock.instant();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(platform.clientId())
                .audience(platform.issuer())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .claim("azp", platform.issuer())
                .claim("nonce", UUID.randomUUID().toString())
                .claim(CLAIM + "message_type", "LtiDeepLinkingResponse")
                .claim(CLAIM + "version", "1.3.0")
                .claim(CLAIM + "deployment_id", choice.deployment())
                .claim(
                        DEEP_LINKING + "content_items",
                        items.stream().map(item -> written(choice, item)).toList());
        choice.data().ifPresent(data -> claims.claim(DEEP_LINKING + "data", data));
        return keys.sign(claims.build());
    }

    private Map<String, Object> written(Choice choice, Item item) {
        Map<String, Object> link = new LinkedHashMap<>();
        link.put("type", Choice.LINK);
        link.put("url", address.of(item.target().path()));
        link.put("title", item.title());
        link.put("custom", item.rule().parameters());
        if (item.target().type() != Target.Type.LESSON) {
            String place = item.target().type() == Target.Type.COURSE ? "/course/" : "/w/";
            link.put("thumbnail", Map.of("url", address.of(place + item.target().id() + "/picture")));
        }
        if (item.window()) {
            link.put("window", Map.of("targetName", "_blank"));
        } else {
            link.put("iframe", Map.of("width", 1024, "height", 720));
        }
        if (item.rule().graded() && choice.gradable()) {
            link.put(
                    "lineItem",
                    Map.of(
                            "scoreMaximum",
                            MOST_POINTS,
                            "label",
                            item.title(),
                            "resourceId",
                            item.target().path(),
                            "tag",
                            item.rule().measure().id()));
        }
        return link;
    }
}
