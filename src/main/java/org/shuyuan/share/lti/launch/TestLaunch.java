package org.shuyuan.share.lti.launch;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.shuyuan.catalog.PublicAddress;
import org.shuyuan.share.lti.platform.Platform;
import org.shuyuan.share.lti.session.FramePolicy;
import org.shuyuan.text.Messages;
import org.shuyuan.text.ReaderLanguage;

/**
 * What a teacher or administrator sees who opens the tool itself, before anything is chosen for it: all that this launch has shown to work, and what
 * the platform doesn't offer.
 */
@ApplicationScoped
class TestLaunch {

    private static final String SCORES = "https://purl.imsglobal.org/spec/lti-ags/scope/score";

    private final PublicAddress address;
    private final FramePolicy policy;
    private final Messages messages;
    private final ReaderLanguage language;

    TestLaunch(PublicAddress address, FramePolicy policy, Messages messages, ReaderLanguage language) {
        this.address = address;
        this.policy = policy;
        this.messages = messages;
        this.language = language;
    }

    /** @param good whether it works or is offered */
    record Line(boolean good, String words) {}

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record LaunchTest(String platform, List<Line> lines) implements TemplateInstance {}

    /** Whether nothing was chosen, and somebody has come who could. */
    boolean isMeant(Message message) {
        return message.purpose() instanceof Message.Purpose.ResourceLink link
                && link.target().toString().replaceFirst("/+$", "").equals(address.base())
                && Roles.of(message.roles()).teaches();
    }

    Response page(Platform platform, Message message) {
        List<Line> lines = new ArrayList<>();
        lines.add(line("believed", true));
        lines.add(line("deployment", true, message.deployment()));
        lines.add(line(
                message.subject().isPresent() ? "subject" : "no-subject",
                message.subject().isPresent()));
        lines.add(line(message.name().isPresent() ? "name" : "no-name", true));
        lines.add(
                message.context().isPresent()
                        ? line("class", true, message.context().get().title())
                        : line("no-class", false));
        boolean grades = message.services().lineItems().isPresent()
                && message.services().scopes().contains(SCORES);
        lines.add(line(grades ? "grades" : "no-grades", grades));
        boolean roster = message.services().roster().isPresent();
        lines.add(line(roster ? "roster" : "no-roster", roster));
        return Response.ok(new LaunchTest(platform.title(), lines).render(), MediaType.TEXT_HTML_TYPE)
                .header(FramePolicy.HEADER, policy.of(platform.frames()))
                .build();
    }

    private Line line(String key, boolean good, Object... arguments) {
        return new Line(good, messages.say(language.get(), "launch-test." + key, arguments));
    }
}
