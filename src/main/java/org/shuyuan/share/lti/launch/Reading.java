package org.shuyuan.share.lti.launch;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.shuyuan.catalog.PublicAddress;
import org.shuyuan.share.lti.launch.Message.Purpose;
import org.shuyuan.share.lti.refusal.Fault;
import org.shuyuan.share.lti.refusal.LaunchRefused;

/** Reads the claims of a believed token as a message (LTI 1.3 Core, 5.3; Deep Linking 2.0, 4.4). */
final class Reading {

    private static final String VERSION = "1.3.0";
    private static final String DEEP_LINKING = "https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings";
    private static final String GRADES = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint";
    private static final String ROSTER = "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice";

    private final Claims claims;
    private final PublicAddress own;

    private Reading(Claims claims, PublicAddress own) {
        this.claims = claims;
        this.own = own;
    }

    /** @param own the address of this service, which a target must lie below */
    static Message message(Claims claims, PublicAddress own) throws LaunchRefused {
        return new Reading(claims, own).message();
    }

    private Message message() throws LaunchRefused {
        String version = claims.needed(Claims.lti("version"));
        if (!version.equals(VERSION)) {
            throw new LaunchRefused(Fault.VERSION, version);
        }
        String deployment = claims.neededIdentifier(Claims.lti("deployment_id"));
        Optional<Claims> presentation = claims.object(Claims.lti("launch_presentation"));
        return new Message(
                deployment,
                claims.identifier("sub"),
                claims.text("name"),
                Set.copyOf(claims.neededTexts(Claims.lti("roles"))),
                context(),
                claims.object(Claims.lti("custom")).map(Claims::parameters).orElse(Map.of()),
                language(presentation),
                purpose(),
                services());
    }

    private Optional<String> language(Optional<Claims> presentation) throws LaunchRefused {
        Optional<String> shown = presentation.isPresent() ? presentation.get().text("locale") : Optional.empty();
        return shown.isPresent() ? shown : claims.text("locale");
    }

    private Optional<Message.Context> context() throws LaunchRefused {
        Optional<Claims> context = claims.object(Claims.lti("context"));
        return context.isPresent()
                ? Optional.of(new Message.Context(
                        context.get().neededIdentifier("id"),
                        context.get().text("title").orElse("")))
                : Optional.empty();
    }

    private Purpose purpose() throws LaunchRefused {
        String type = claims.needed(Claims.lti("message_type"));
        return switch (type) {
            case "LtiResourceLinkRequest" -> link();
            case "LtiDeepLinkingRequest" -> deepLinking();
            default -> throw new LaunchRefused(Fault.MESSAGE_TYPE, type);
        };
    }

    private Purpose link() throws LaunchRefused {
        Claims link = claims.neededObject(Claims.lti("resource_link"));
        URI target = claims.neededAddress(Claims.lti("target_link_uri"));
        if (!isOwn(target)) {
            throw new LaunchRefused(Fault.TARGET, target.toString());
        }
        return new Purpose.ResourceLink(
                link.neededIdentifier("id"), link.text("title").orElse(""), target.normalize());
    }

    private boolean isOwn(URI target) {
        return own.isOurs(target) && target.getUserInfo() == null;
    }

    private Purpose deepLinking() throws LaunchRefused {
        Claims settings = claims.neededObject(DEEP_LINKING);
        URI answer = settings.neededAddress("deep_link_return_url");
        if (own.isOurs(answer)) {
            throw new LaunchRefused(Fault.TARGET, answer.toString());
        }
        return new Purpose.DeepLinking(
                answer,
                settings.neededTexts("accept_types"),
                settings.truth("accept_multiple").orElse(false),
                settings.truth("accept_lineitem"),
                Set.copyOf(settings.texts("accept_presentation_document_targets")),
                settings.text("data"));
    }

    private Message.Services services() throws LaunchRefused {
        Optional<Claims> grades = claims.object(GRADES);
        Optional<Claims> roster = claims.object(ROSTER);
        Set<String> scopes = new HashSet<>(grades.isPresent() ? grades.get().texts("scope") : List.of());
        return new Message.Services(
                grades.isPresent() ? grades.get().service("lineitems") : Optional.empty(),
                grades.isPresent() ? grades.get().service("lineitem") : Optional.empty(),
                scopes,
                roster.isPresent() ? roster.get().service("context_memberships_url") : Optional.empty());
    }
}
