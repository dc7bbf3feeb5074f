package org.shuyuan.share.lti.session;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The session in which this request is made; {@code cdi:launched} in pages. */
@Named
@RequestScoped
public class Launched {

    static final String SESSION = "lti-session";

    private final SecurityIdentity identity;

    Launched(SecurityIdentity identity) {
        this.identity = identity;
    }

    public Optional<LaunchSession> session() {
        return Optional.ofNullable(identity.getAttribute(SESSION));
    }

    /** The address of the style sheet with the colour of the platform; nothing where it has told none. */
    public @Nullable String style() {
        return session()
                .filter(session -> session.accent().isPresent())
                .map(session -> session.path("/" + AccentResource.FILE))
                .orElse(null);
    }
}
