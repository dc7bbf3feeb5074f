package org.shuyuan.people;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** Signs in and out by a form. */
@Path("/")
class SignInResource {

    private final Accounts accounts;
    private final Sessions sessions;
    private final SignInAttempts attempts;

    SignInResource(Accounts accounts, Sessions sessions, SignInAttempts attempts) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.attempts = attempts;
    }

    /** Answers 303 to {@code to}, a path of this service; to the form again where name and password don't fit. */
    @POST
    @Path("sign-in")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermitAll
    public Response signIn(
            @RestForm @Nullable String name,
            @RestForm @Nullable String password,
            @RestForm @Nullable String to,
            @Context UriInfo address) {
        String target = ownPath(to);
        String login = name == null ? null : name.strip();
        if (login == null || password == null || !attempts.enter(login)) {
            throw login == null || password == null
                    ? Problem.of(ProblemType.BAD_REQUEST, "name, password")
                    : Problem.of(ProblemType.TOO_MANY_ATTEMPTS);
        }
        Optional<Account> account = accounts.signIn(login, password);
        if (account.isEmpty()) {
            String again = "/sign-in?failed=true&to=" + URLEncoder.encode(target, StandardCharsets.UTF_8);
            return Response.seeOther(URI.create(again)).build();
        }
        attempts.succeeded(login);
        return Response.seeOther(URI.create(target))
                .cookie(sessions.cookie(account.get(), address))
                .build();
    }

    @POST
    @Path("sign-out")
    @PermitAll
    public Response signOut(@Context UriInfo address) {
        return Response.seeOther(URI.create("/"))
                .cookie(Sessions.noCookie(address))
                .build();
    }

    /** Only a path of our own: {@code //elsewhere} and {@code /\elsewhere} are other sites to a browser. */
    private static String ownPath(@Nullable String to) {
        try {
            return to != null && to.matches("/(?![/\\\\]).*") && !to.contains("\\")
                    ? URI.create(to).toString()
                    : "/";
        } catch (IllegalArgumentException noAddress) {
            return "/";
        }
    }
}
