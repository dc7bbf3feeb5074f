package org.shuyuan.share.lti.service;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.shuyuan.share.lti.platform.Platform;
import org.shuyuan.share.lti.service.PlatformFailed.Reason;
import org.shuyuan.share.lti.service.Wire.Page;

/** Who is in a class of a platform (Names and Role Provisioning Services 2.0). */
@ApplicationScoped
public class Roster {

    private static final String TYPE = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json";
    private static final int MOST = 20_000;
    private static final int LONGEST = 200;

    /** Somebody waits for it before a page. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Wire wire;
    private final Clock clock;

    Roster(Wire wire, Clock clock) {
        this.wire = wire;
        this.clock = clock;
    }

    /**
     * Somebody in the class. Of what platforms tell besides, such as addresses of mail, nothing is taken.
     *
     * @param subject as the platform knows them
     * @param name if the platform tells it
     * @param roles as the platform names them, in full or by their last word (NRPS 2.0, 2.2)
     * @param active whether they are in the class now
     */
    public record Member(String subject, Optional<String> name, Set<String> roles, boolean active) {

        public Member {
            roles = Set.copyOf(roles);
        }
    }

    /** @param whole whether these are all: a list that goes on too long is cut */
    public record Members(List<Member> members, boolean whole) {

        public Members {
            members = List.copyOf(members);
        }
    }

    /** @param address that a launch has told of the class */
    public Members read(Platform platform, URI address) throws PlatformFailed, InterruptedException {
        Pages pages = new Pages(wire, platform, Scope.ROSTER, TYPE, address);
        Map<String, Member> members = new LinkedHashMap<>();
        Instant end = clock.instant().plus(PATIENCE);
        boolean more = true;
        while (more) {
            Optional<Page> page = pages.next();
            int before = members.size();
            if (page.isPresent()) {
                take(page.get(), members);
            }
            // A page without anybody new is one that was here already, whatever its address is now.
            more = members.size() > before
                    && members.size() < MOST
                    && clock.instant().isBefore(end);
        }
        return new Members(members.values().stream().limit(MOST).toList(), pages.ended());
    }

    private static void take(Page page, Map<String, Member> members) throws PlatformFailed {
        JsonNode listed = page.json()
                .map(json -> json.path("members"))
                .filter(JsonNode::isArray)
                .orElseThrow(() -> PlatformFailed.of(Reason.UNINTELLIGIBLE, "no roster came"));
        for (JsonNode each : listed) {
            String subject = each.path("user_id").asText("");
            if (!subject.isBlank()) {
                members.putIfAbsent(subject, member(subject, each));
            }
        }
    }

    private static Member member(String subject, JsonNode told) {
        Set<String> roles = new TreeSet<>();
        told.path("roles").forEach(role -> roles.add(role.asText()));
        // Who is deleted is told as such where only differences are told (2.4).
        return new Member(
                subject, name(told), roles, "Active".equals(told.path("status").asText("Active")));
    }

    private static Optional<String> name(JsonNode told) {
        String whole = told.path("name").asText("").strip();
        String parts = (told.path("given_name").asText("") + " "
                        + told.path("family_name").asText(""))
                .strip();
        String name = whole.isEmpty() ? parts : whole;
        return name.isEmpty()
                ? Optional.empty()
                : Optional.of(name.length() > LONGEST ? name.substring(0, LONGEST) : name);
    }
}
