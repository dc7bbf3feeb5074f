package org.shuyuan.share.lti;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a platform tells in a launch (LTI 1.3 Core, 5.3): all that is asked for to begin with, and whatever a test puts in its place.
 *
 * <pre>{@code
 * LaunchMessage.resource(platform, nonce, "http://127.0.0.1:8081/w/…").by("pupil-1", LaunchMessage.LEARNER).signed()
 * }</pre>
 */
public final class LaunchMessage {

    public static final String CLAIM = "https://purl.imsglobal.org/spec/lti/claim/";
    public static final String DEEP_LINKING = "https://purl.imsglobal.org/spec/lti-dl/claim/";
    public static final String AGS = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint";
    public static final String NRPS = "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice";

    public static final String LEARNER = "http://purl.imsglobal.org/vocab/lis/v2/membership#Learner";
    public static final String INSTRUCTOR = "http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor";

    private static final int LIFE = 300;

    /** What a test says otherwise. */
    @FunctionalInterface
    public interface Change {
        LaunchMessage of(LaunchMessage message);
    }

    private final TestPlatform platform;
    private final Map<String, Object> claims = new LinkedHashMap<>();

    private LaunchMessage(TestPlatform platform, String type, String nonce, String target) {
        this.platform = platform;
        Instant now = Instant.now();
        with("iss", platform.issuer());
        with("aud", platform.clientId());
        with("sub", UUID.randomUUID().toString());
        with("nonce", nonce);
        with("iat", now.getEpochSecond());
        with("exp", now.plusSeconds(LIFE).getEpochSecond());
        with(CLAIM + "message_type", type);
        with(CLAIM + "version", "1.3.0");
        with(CLAIM + "deployment_id", TestPlatform.DEPLOYMENT);
        with(CLAIM + "target_link_uri", target);
        with(CLAIM + "roles", List.of(LEARNER));
        with(
                CLAIM + "context",
                Map.of(
                        "id",
                        TestPlatform.COURSE,
                        "title",
                        "高一（3）班",
                        "type",
                        List.of("http://purl.imsglobal.org/vocab/lis/v2/course#CourseSection")));
    }

    /** A link that stands in the class of {@link TestPlatform#COURSE}, opened by a learner without a name. */
    public static LaunchMessage resource(TestPlatform platform, String nonce, String target) {
        return new LaunchMessage(platform, "LtiResourceLinkRequest", nonce, target).link("link-1", "杠杆原理");
    }

    /** A teacher who chooses what to place. */
    public static LaunchMessage deepLinking(TestPlatform platform, String nonce, String target, URI back) {
        return new LaunchMessage(platform, "LtiDeepLinkingRequest", nonce, target)
                .by("teacher-1", INSTRUCTOR)
                .with(
                        DEEP_LINKING + "deep_linking_settings",
                        Map.of(
                                "deep_link_return_url",
                                back.toString(),
                                "accept_types",
                                List.of("ltiResourceLink", "link"),
                                "accept_presentation_document_targets",
                                List.of("iframe", "window"),
                                "accept_multiple",
                                true,
                                "accept_lineitem",
                                true,
                                "data",
                                "opaque-of-the-platform"));
    }

    public LaunchMessage link(String id, String title) {
        return with(CLAIM + "resource_link", Map.of("id", id, "title", title));
    }

    public LaunchMessage by(String subject, String... roles) {
        return with("sub", subject).with(CLAIM + "roles", List.of(roles));
    }

    public LaunchMessage named(String name) {
        return with("name", name);
    }

    /** With the grade book and the roster of the class. */
    public LaunchMessage withServices() {
        return with(
                        AGS,
                        Map.of(
                                "scope",
                                TestPlatform.SCOPES,
                                "lineitems",
                                platform.grades().address().toString()))
                .with(
                        NRPS,
                        Map.of(
                                "context_memberships_url",
                                platform.roster().address().toString(),
                                "service_versions",
                                List.of("2.0")));
    }

    public LaunchMessage with(String claim, Object value) {
        claims.put(claim, value);
        return this;
    }

    public LaunchMessage without(String claim) {
        claims.remove(claim);
        return this;
    }

    public Map<String, Object> claims() {
        return claims;
    }

    /** The id_token. */
    public String signed() {
        return platform.signer().sign(claims);
    }
}
