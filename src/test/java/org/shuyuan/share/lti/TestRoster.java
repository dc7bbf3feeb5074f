package org.shuyuan.share.lti;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shuyuan.share.lti.TestPlatform.Asked;
import org.shuyuan.share.lti.TestPlatform.Said;

/** Who is in the class (Names and Role Provisioning Services 2.0), a few to a page. */
public final class TestRoster {

    private static final String TYPE = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json";
    private static final int PAGE = 2;

    private final ObjectMapper json = new ObjectMapper();
    private final URI address;
    private final List<Map<String, Object>> members = new ArrayList<>();
    private volatile String next = "";

    TestRoster(URI address) {
        this.address = address;
    }

    public URI address() {
        return address;
    }

    /** @param more such as {@code status}, {@code name} */
    public synchronized void has(String subject, String role, Map<String, Object> more) {
        Map<String, Object> member = new LinkedHashMap<>(more);
        member.put("user_id", subject);
        member.put("roles", List.of(role));
        members.add(member);
    }

    /** Each page names this as the next, whatever is true; a {@code %} in it becomes another number each time. */
    public void leadsTo(String next) {
        this.next = next;
    }

    /** Each page has somebody whom nobody knew, and a page behind it. */
    public void neverEnds() {
        next = address + "?fresh=%";
    }

    synchronized Said answer(Asked asked) throws IOException {
        if (next.contains("fresh")) {
            members.clear();
            has("p" + System.nanoTime(), LaunchMessage.LEARNER, Map.of());
        }
        int from = Integer.parseInt(asked.query().getOrDefault("from", "0"));
        int to = Math.min(members.size(), from + PAGE);
        String after = next.isEmpty()
                ? to < members.size() ? address + "?from=" + to : ""
                : next.replace("%", Long.toString(System.nanoTime()));
        String body = json.writeValueAsString(Map.of(
                "id",
                address.toString(),
                "context",
                Map.of("id", TestPlatform.COURSE),
                "members",
                members.subList(Math.min(from, to), to)));
        return new Said(
                200,
                TYPE,
                body,
                after.isEmpty()
                        ? Map.of()
                        : Map.of("Link", "<" + address + ">; rel=\"differences\", <" + after + ">; rel=\"next\""));
    }
}
