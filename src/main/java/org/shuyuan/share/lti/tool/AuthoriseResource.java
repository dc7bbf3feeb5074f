package org.shuyuan.share.lti.tool;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.PublicAddress;
import org.shuyuan.learn.course.Courses;
import org.shuyuan.learn.course.Lesson;
import org.shuyuan.people.Account;
import org.shuyuan.people.Accounts;
import org.shuyuan.people.CurrentUser;
import org.shuyuan.people.SentByOtherSites;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.share.lti.message.Once;

/**
 * Where a tool sends a browser in a launch, and gets the message in the browser's hands (1EdTech Security Framework 1.0, 5.1.1.2 and
 * 5.1.1.3; OpenID Connect Core 1.0, 3.2.2.1). Who it is for stands in the hint that we have sealed a moment ago: within a frame the
 * browser may not send the session. Where it does, it must be of the same reader.
 */
@Path(AuthoriseResource.PATH)
@Produces(MediaType.TEXT_HTML)
class AuthoriseResource {

    static final String PATH = "/lti/tools/authorize";

    private static final int LONGEST = 8_000;

    private final Tools tools;
    private final ToolLinks links;
    private final Hints hints;
    private final Once once;
    private final Persons persons;
    private final Accounts accounts;
    private final Courses courses;
    private final LaunchMessages messages;
    private final CurrentUser user;
    private final PublicAddress own;

    AuthoriseResource(
            Tools tools,
            ToolLinks links,
            Hints hints,
            Once once,
            Persons persons,
            Accounts accounts,
            Courses courses,
            LaunchMessages messages,
            CurrentUser user,
            PublicAddress own) {
        this.tools = tools;
        this.links = links;
        this.hints = hints;
        this.once = once;
        this.persons = persons;
        this.accounts = accounts;
        this.courses = courses;
        this.messages = messages;
        this.user = user;
        this.own = own;
    }

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ToolMessage(String title, String to, String message, String state) implements TemplateInstance {}

    @GET
    @Blocking
    @PermitAll
    public Response asked(@Context UriInfo address) {
        return answer(address.getQueryParameters());
    }

    @POST
    @Blocking
    @PermitAll
    @SentByOtherSites
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response posted(MultivaluedMap<String, String> form) {
        return answer(form);
    }

    private Response answer(MultivaluedMap<String, String> asked) {
        Tool tool = tools.client(text(asked, "client_id")).orElseThrow(() -> wrong("client_id"));
        String to = text(asked, "redirect_uri");
        check(tool.redirects().contains(to), "redirect_uri");
        // Our own page would send it by itself, in the name of the reader.
        check(!own.isOurs(URI.create(to)), "redirect_uri");
        check(Arrays.asList(text(asked, "scope").split(" ")).contains("openid"), "scope");
        check(text(asked, "response_type").equals("id_token"), "response_type");
        check(text(asked, "response_mode").equals("form_post"), "response_mode");
        check(text(asked, "prompt").equals("none"), "prompt");
        String nonce = text(asked, "nonce");
        check(!nonce.isEmpty(), "nonce");
        Hints.Returned back = hints.returned(text(asked, "login_hint"), text(asked, "lti_message_hint"))
                .filter(returned -> returned.purpose().tool().equals(tool.id()))
                .orElseThrow(() -> wrong("login_hint"));
        Account reader = reader(back);
        String message = message(tool, back.purpose(), reader, nonce);
        check(once.first("launch", back.turn().toString(), back.ends()), "login_hint");
        return page(tool, new ToolMessage(tool.title(), to, message, text(asked, "state")));
    }

    private Account reader(Hints.Returned back) {
        UUID account =
                persons.behind(back.purpose().tool(), back.purpose().subject()).orElseThrow(() -> wrong("login_hint"));
        // Somebody else's hint, which somebody has put under this browser.
        check(user.account().map(Account::id).filter(id -> !id.equals(account)).isEmpty(), "login_hint");
        return accounts.find(account).orElseThrow(() -> wrong("login_hint"));
    }

    private String message(Tool tool, Hints.Purpose purpose, Account reader, String nonce) {
        Optional<UUID> opened = purpose.lesson();
        if (opened.isEmpty()) {
            check(tool.choosing().isPresent(), "lti_message_hint");
            return messages.chooses(tool, purpose, reader, nonce);
        }
        ToolLink link = courses.find(purpose.course())
                .flatMap(course -> course.lesson(opened.get()))
                .flatMap(Lesson::tool)
                .flatMap(links::find)
                .filter(found -> found.tool().equals(tool.id()))
                .orElseThrow(() -> wrong("lti_message_hint"));
        return messages.opens(tool, link, purpose, reader, nonce);
    }

    /** A page that sends itself on, by a file of ours; where scripts are off, by a button. */
    private static Response page(Tool tool, ToolMessage message) {
        String policy = String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self'",
                "style-src 'self'",
                "font-src 'self'",
                "img-src 'self' data:",
                "base-uri 'none'",
                "form-action " + tool.origins(),
                "frame-ancestors 'self'");
        return Response.ok(message)
                .header("Content-Security-Policy", policy)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static String text(MultivaluedMap<String, String> asked, String name) {
        @Nullable String given = asked.getFirst(name);
        if (given == null) {
            return "";
        }
        check(given.length() <= LONGEST && given.indexOf('\0') < 0, name);
        return given;
    }

    private static void check(boolean right, String parameter) {
        if (!right) {
            throw wrong(parameter);
        }
    }

    private static Problem wrong(String parameter) {
        return Problem.of(ProblemType.TOOL_ASKS_WRONGLY, parameter);
    }
}
