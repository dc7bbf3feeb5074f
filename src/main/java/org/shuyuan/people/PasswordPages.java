package org.shuyuan.people;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Where people give themselves a password of their own. */
@Path("/me/password")
class PasswordPages {

    private final CurrentUser user;
    private final Accounts accounts;
    private final Sessions sessions;
    private final SignInAttempts attempts;

    PasswordPages(CurrentUser user, Accounts accounts, Sessions sessions, SignInAttempts attempts) {
        this.user = user;
        this.accounts = accounts;
        this.sessions = sessions;
        this.attempts = attempts;
    }

    /** Why a new password isn't taken. */
    enum Refusal {
        WRONG,
        OFTEN,
        SHORT,
        LONG,
        DIFFERENT;

        public String key() {
            return "password.refused." + id();
        }

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Password(String name, boolean changed, @Nullable Refusal refusal, int shortest, int longest)
            implements TemplateInstance {}

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Blocking
    @Authenticated
    public TemplateInstance form(@RestQuery @Nullable String refused, @RestQuery boolean changed) {
        Refusal refusal = null;
        for (Refusal known : Refusal.values()) {
            refusal = known.id().equals(refused) ? known : refusal;
        }
        return new Password(user.require().name(), changed, refusal, Passwords.SHORTEST, Passwords.LONGEST);
    }

    /** Answers 303 to the form; this browser stays signed in, others have to sign in again. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Authenticated
    public Response change(
            @RestForm @Nullable String current,
            @RestForm @Nullable String fresh,
            @RestForm @Nullable String again,
            @Context UriInfo address) {
        Account account = user.require();
        String wanted = fresh == null ? "" : fresh;
        Optional<Refusal> refusal = refusal(account, current == null ? "" : current, wanted, again);
        if (refusal.isPresent()) {
            return to("?refused=" + refusal.get().id()).build();
        }
        accounts.setPassword(account.name(), wanted);
        Account changed = accounts.find(account.id()).orElseThrow();
        return to("?changed=true").cookie(sessions.cookie(changed, address)).build();
    }

    private Optional<Refusal> refusal(Account account, String current, String wanted, @Nullable String again) {
        if (!wanted.equals(again)) {
            return Optional.of(Refusal.DIFFERENT);
        }
        if (Passwords.isTooShort(wanted)) {
            return Optional.of(Refusal.SHORT);
        }
        if (Passwords.isTooLong(wanted)) {
            return Optional.of(Refusal.LONG);
        }
        if (!attempts.enter(account.name())) {
            return Optional.of(Refusal.OFTEN);
        }
        if (accounts.signIn(account.name(), current).isEmpty()) {
            return Optional.of(Refusal.WRONG);
        }
        attempts.succeeded(account.name());
        return Optional.empty();
    }

    private static Response.ResponseBuilder to(String question) {
        return Response.seeOther(URI.create("/me/password" + question));
    }
}
