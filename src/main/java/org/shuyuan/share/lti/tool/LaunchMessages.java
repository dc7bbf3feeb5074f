package org.shuyuan.share.lti.tool;

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
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.PublicAddress;
import org.shuyuan.people.Account;
import org.shuyuan.share.lti.key.OwnKeys;
import org.shuyuan.text.ReaderLanguage;

/** What we tell a tool: what is opened, in which course, by somebody of whom it learns no more than it must. */
@ApplicationScoped
class LaunchMessages {

    /** A browser carries it at once. */
    private static final Duration LIFE = Duration.ofMinutes(5);

    private final OwnKeys keys;
    private final LineItems lineItems;
    private final Choosing choosing;
    private final Catalog catalog;
    private final PublicAddress address;
    private final ReaderLanguage language;
    private final Clock clock;

    LaunchMessages(
            OwnKeys keys,
            LineItems lineItems,
            Choosing choosing,
            Catalog catalog,
            PublicAddress address,
            ReaderLanguage language,
            Clock clock) {
        this.keys = keys;
        this.lineItems = lineItems;
        this.choosing = choosing;
        this.catalog = catalog;
        this.address = address;
        this.language = language;
        this.clock = clock;
    }

    /** Opens a link (LTI 1.3 Core, 5.3 and 5.4). */
    String opens(Tool tool, ToolLink link, Hints.Purpose purpose, Account reader, String nonce) {
        JWTClaimsSet.Builder claims = common(tool, purpose, reader, nonce)
                .claim(Claim.MESSAGE_TYPE, Claim.LAUNCH)
                .claim(Claim.TARGET, link.target().toString())
                .claim(Claim.LINK, Map.of("id", link.id().toString(), "title", link.title()))
                .claim(Claim.CUSTOM, link.custom());
        if (tool.scored()) {
            claims.claim(Claim.SCORES, scores(link));
        }
        return keys.sign(claims.build());
    }

    /** Asks for content (LTI Deep Linking 2.0, 4.4). */
    String chooses(Tool tool, Hints.Purpose purpose, Account teacher, String nonce) {
        return keys.sign(common(tool, purpose, teacher, nonce)
                .claim(Claim.MESSAGE_TYPE, Claim.CHOOSE)
                .claim(Claim.TARGET, tool.choosing().orElseThrow().toString())
                .claim(
                        Claim.CHOOSING,
                        Map.of(
                                "deep_link_return_url",
                                address.of(DeepLinkResource.PATH),
                                "accept_types",
                                List.of(Claim.RESOURCE_LINK),
                                "accept_presentation_document_targets",
                                List.of("iframe", "window"),
                                "accept_multiple",
                                true,
                                "accept_lineitem",
                                tool.scored(),
                                "auto_create",
                                false,
                                "data",
                                choosing.begin(tool.id(), purpose.course(), purpose.subject())))
                .build());
    }

    private JWTClaimsSet.Builder common(Tool tool, Hints.Purpose purpose, Account reader, String nonce) {
        Instant now = clock.instant();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(address.base())
                .audience(tool.clientId())
                .subject(purpose.subject())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .jwtID(UUID.randomUUID().toString())
                .claim("nonce", nonce)
                .claim(Claim.VERSION, Claim.LTI_1_3)
                .claim(Claim.DEPLOYMENT, Tool.DEPLOYMENT)
                .claim(Claim.ROLES, List.of(Claim.MEMBERSHIP + (purpose.teaches() ? "Instructor" : "Learner")))
                .claim(
                        Claim.CONTEXT,
                        Map.of(
                                "id",
                                purpose.course().toString(),
                                "title",
                                catalog.get(purpose.course()).title(),
                                "type",
                                List.of("http://purl.imsglobal.org/vocab/lis/v2/course#CourseOffering")))
                .claim(
                        Claim.PLATFORM,
                        Map.of("guid", address.host(), "product_family_code", "shuyuan", "url", address.base()))
                .claim(Claim.PRESENTATION, presentation(tool, purpose));
        if (tool.named()) {
            claims.claim("name", reader.displayName());
        }
        if (tool.rostered()) {
            claims.claim(Claim.MEMBERS, members(purpose.course()));
        }
        return claims;
    }

    private Map<String, Object> presentation(Tool tool, Hints.Purpose purpose) {
        Map<String, Object> presentation = new LinkedHashMap<>();
        presentation.put("locale", language.get().tag());
        presentation.put("document_target", tool.framed() && purpose.lesson().isPresent() ? "iframe" : "window");
        presentation.put(
                "return_url",
                address.of(purpose.lesson()
                        .map(lesson -> "/course/" + purpose.course() + "/tool/" + lesson)
                        .orElse("/studio/courses/" + purpose.course() + "/tools")));
        return presentation;
    }

    /** Where it stands who is in the class (Names and Role Provisioning Services 2.0, 3.1). */
    private Map<String, Object> members(UUID course) {
        return Map.of(
                "context_memberships_url", address.of(MemberResource.path(course)), "service_versions", List.of("2.0"));
    }

    /** Where scores go (Assignment and Grade Services 2.0, 3.1). */
    private Map<String, Object> scores(ToolLink link) {
        String all = address.of(LineItemResource.path(link.course()));
        Map<String, Object> scores = new LinkedHashMap<>();
        scores.put("scope", Scope.SCORING.stream().map(Scope::uri).sorted().toList());
        scores.put("lineitems", all);
        lineItems.counting(link.id()).ifPresent(item -> scores.put("lineitem", all + "/" + item.id()));
        return scores;
    }
}
