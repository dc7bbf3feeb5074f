package org.shuyuan.share.lti.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.shuyuan.fetch.Fetcher;
import org.shuyuan.people.CurrentUser;
import org.shuyuan.people.Organisation;
import org.shuyuan.people.Role;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.share.lti.platform.Platform;
import org.shuyuan.share.lti.platform.Platforms;
import org.shuyuan.share.lti.session.Guests;

/** What a curator does with registrations; each may see and change those of the own organisations. */
@ApplicationScoped
class Registrations {

    private static final int LONGEST = 500;
    private static final int MOST_DEPLOYMENTS = 100;
    private static final Pattern BREAK = Pattern.compile("\\R");

    private final Platforms platforms;
    private final RegistrationLinks links;
    private final Guests guests;
    private final Fetcher fetcher;
    private final CurrentUser user;

    Registrations(Platforms platforms, RegistrationLinks links, Guests guests, Fetcher fetcher, CurrentUser user) {
        this.platforms = platforms;
        this.guests = guests;
        this.fetcher = fetcher;
        this.links = links;
        this.user = user;
    }

    /** Organisations for which whoever asks may register platforms. */
    List<Organisation> houses() {
        return user.where(Role.CURATOR);
    }

    List<Platform> all() {
        return platforms.within(houses().stream().map(Organisation::id).toList());
    }

    /** @throws Problem {@link ProblemType#NOT_FOUND} also where it is another's */
    Platform get(UUID id) {
        return platforms
                .find(id)
                .filter(platform -> user.has(Role.CURATOR, platform.organisation()))
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
    }

    /** A link by which a platform registers itself for this organisation. */
    String link(UUID organisation) {
        return links.make(own(organisation));
    }

    /** @throws Problem {@link ProblemType#PLATFORM_WRONG}, {@link ProblemType#PLATFORM_KNOWN} */
    Platform add(MultivaluedMap<String, String> form) {
        UUID organisation;
        try {
            organisation = own(UUID.fromString(needed(form, "organisation")));
        } catch (IllegalArgumentException malformed) {
            throw Problem.because(malformed, ProblemType.PLATFORM_WRONG, named("organisation"));
        }
        return platforms.add(read(Platforms.newId(), organisation, form));
    }

    /** @throws Problem {@link ProblemType#PLATFORM_WRONG}, {@link ProblemType#PLATFORM_KNOWN} */
    void change(UUID id, MultivaluedMap<String, String> form) {
        platforms.change(read(id, get(id).organisation(), form));
    }

    void active(UUID id, boolean active) {
        platforms.active(get(id).id(), active);
    }

    void letIn(UUID id, String deployment, boolean letIn) {
        if (deployment.isBlank() || deployment.length() > LONGEST || deployment.indexOf('\0') >= 0) {
            throw Problem.of(ProblemType.PLATFORM_WRONG, named("deployments"));
        }
        if (letIn) {
            platforms.deployment(get(id).id(), deployment.strip(), true);
        } else {
            platforms.shut(get(id).id(), deployment);
        }
    }

    /** Nobody comes in from there any more; whoever did is forgotten soon. */
    void remove(UUID id) {
        platforms.remove(get(id).id());
    }

    /** Forgets one who came from there; whether there was one. */
    boolean forget(UUID id, String subject) {
        return guests.forget(get(id).id(), subject.replace("\0", ""));
    }

    private UUID own(UUID organisation) {
        if (!user.has(Role.CURATOR, organisation)) {
            throw Problem.of(ProblemType.FORBIDDEN);
        }
        return organisation;
    }

    private Platform read(UUID id, UUID organisation, MultivaluedMap<String, String> form) {
        URI authorisation = address(form, "authorisation");
        String issuer = needed(form, "issuer");
        String typed = value(form, "frames");
        String frames = typed.isBlank()
                ? Frames.of(authorisation)
                : Frames.read(typed).orElseThrow(() -> Problem.of(ProblemType.PLATFORM_WRONG, named("frames")));
        return new Platform(
                id,
                organisation,
                needed(form, "title"),
                issuer,
                needed(form, "client"),
                authorisation,
                address(form, "token"),
                audience(form),
                address(form, "keys"),
                frames,
                true,
                deployments(form));
    }

    private static Optional<String> audience(MultivaluedMap<String, String> form) {
        String audience = value(form, "audience").strip();
        if (audience.length() > LONGEST) {
            throw Problem.of(ProblemType.PLATFORM_WRONG, named("audience"));
        }
        return Optional.of(audience).filter(given -> !given.isEmpty());
    }

    private static Set<String> deployments(MultivaluedMap<String, String> form) {
        Set<String> deployments = BREAK.splitAsStream(value(form, "deployments"))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        boolean good = deployments.size() <= MOST_DEPLOYMENTS
                && deployments.stream().allMatch(each -> each.length() <= LONGEST);
        if (!good) {
            throw Problem.of(ProblemType.PLATFORM_WRONG, named("deployments"));
        }
        return deployments;
    }

    private URI address(MultivaluedMap<String, String> form, String name) {
        try {
            URI address = new URI(needed(form, name));
            boolean web = address.getHost() != null
                    && Set.of("http", "https").contains(address.getScheme())
                    && fetcher.trusts(address)
                    && address.getRawUserInfo() == null
                    && address.getRawFragment() == null;
            if (!web) {
                throw Problem.of(ProblemType.PLATFORM_WRONG, named(name));
            }
            return address;
        } catch (URISyntaxException malformed) {
            throw Problem.because(malformed, ProblemType.PLATFORM_WRONG, named(name));
        }
    }

    private static String needed(MultivaluedMap<String, String> form, String name) {
        String value = value(form, name).strip();
        if (value.isEmpty() || value.length() > LONGEST) {
            throw Problem.of(ProblemType.PLATFORM_WRONG, named(name));
        }
        return value;
    }

    private static String value(MultivaluedMap<String, String> form, String name) {
        String value = form.getFirst(name);
        return value == null ? "" : value.replace("\0", "");
    }

    private static Problem.Named named(String field) {
        return new Problem.Named("platforms.", List.of(field));
    }
}
