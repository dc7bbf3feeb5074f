package org.shuyuan.people;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestQuery;

/** The form that {@link SignInResource} takes. */
// The same root as SignInResource: JAX-RS asks only the class whose path fits best for a method.
@Path("/")
@Produces(MediaType.TEXT_HTML)
class SignInPages {

    @CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record SignIn(String to, boolean failed) implements TemplateInstance {}

    /** @param to where the reader wanted to go; checked where the form is taken */
    @GET
    @Path("sign-in")
    @Blocking
    @PermitAll
    public TemplateInstance signIn(
            @RestQuery @DefaultValue("/") String to, @RestQuery @DefaultValue("false") boolean failed) {
        return new SignIn(to, failed);
    }
}
