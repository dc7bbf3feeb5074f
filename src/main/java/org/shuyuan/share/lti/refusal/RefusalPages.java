package org.shuyuan.share.lti.refusal;

import io.quarkus.logging.Log;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.shuyuan.problem.Problem;
import org.shuyuan.share.lti.session.FramePolicy;
import org.shuyuan.text.Messages;
import org.shuyuan.text.ReaderLanguage;

/** Tells a refusal where the lesson would stand: what has happened, what helps, and for an engineer the very value. */
@ApplicationScoped
public class RefusalPages {

    private final Messages messages;
    private final ReaderLanguage language;
    private final FramePolicy policy;

    RefusalPages(Messages messages, ReaderLanguage language, FramePolicy policy) {
        this.messages = messages;
        this.language = language;
        this.policy = policy;
    }

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record LaunchRefusal(String id, String title, String help, String detail) implements TemplateInstance {}

    /** A refusal of what was done in a page that may be shown by these. */
    public Response of(Problem problem, String frames) {
        return page(
                problem.type().status(),
                frames,
                new LaunchRefusal(
                        problem.type().slug(),
                        problem.title(messages, language.get()),
                        problem.detail(messages, language.get()),
                        ""));
    }

    Response of(LaunchRefused refused) {
        String id = refused.fault().id();
        Log.infof("A launch is refused: %s", refused.getMessage());
        String key = "lti-fault." + id;
        return page(
                refused.fault().status(),
                refused.frames(),
                new LaunchRefusal(
                        id,
                        messages.say(language.get(), key + ".title"),
                        messages.say(language.get(), key + ".help"),
                        refused.detail()));
    }

    private Response page(int status, String frames, LaunchRefusal page) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .header(FramePolicy.HEADER, policy.of(frames))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(page.render())
                .build();
    }
}
