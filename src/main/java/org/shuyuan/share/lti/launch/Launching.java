package org.shuyuan.share.lti.launch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.shuyuan.catalog.PublicAddress;
import org.shuyuan.share.lti.choice.Choice;
import org.shuyuan.share.lti.choice.Choices;
import org.shuyuan.share.lti.link.Link;
import org.shuyuan.share.lti.link.Links;
import org.shuyuan.share.lti.link.PlatformClass;
import org.shuyuan.share.lti.link.Rule;
import org.shuyuan.share.lti.link.Target;
import org.shuyuan.share.lti.message.Once;
import org.shuyuan.share.lti.platform.Platform;
import org.shuyuan.share.lti.refusal.Fault;
import org.shuyuan.share.lti.refusal.LaunchRefused;
import org.shuyuan.share.lti.session.Accent;
import org.shuyuan.share.lti.session.Guests;
import org.shuyuan.share.lti.session.LaunchSession;
import org.shuyuan.share.lti.session.LaunchSession.Purpose;
import org.shuyuan.share.lti.session.LaunchSessions;
import org.shuyuan.text.Language;

/** Opens what a believed message asks for: writes down what it tells of the class and the link, and begins a session. */
@ApplicationScoped
class Launching {

    private final Once once;
    private final Links links;
    private final Choices choices;
    private final Guests guests;
    private final LaunchSessions sessions;
    private final PublicAddress address;

    Launching(Once once, Links links, Choices choices, Guests guests, LaunchSessions sessions, PublicAddress address) {
        this.once = once;
        this.links = links;
        this.choices = choices;
        this.guests = guests;
        this.sessions = sessions;
        this.address = address;
    }

    /** @param state that this is the answer to: it is spent with that, in one transaction */
    @Transactional(rollbackOn = LaunchRefused.class)
    LaunchSession launch(Platform platform, LoginStates.State state, Message message) throws LaunchRefused {
        spend(state);
        Roles roles = Roles.of(message.roles());
        LaunchSession session = switch (message.purpose()) {
            case Message.Purpose.ResourceLink link -> open(platform, message, link, roles);
            case Message.Purpose.DeepLinking asked -> choose(platform, message, asked, roles);
        };
        return session;
    }

    /** The state was answered, and is worth nothing from now on. */
    @Transactional(rollbackOn = LaunchRefused.class)
    void spend(LoginStates.State state) throws LaunchRefused {
        if (!once.first("login", state.nonce(), Instant.ofEpochSecond(state.until()))) {
            throw new LaunchRefused(Fault.REPLAYED, "nonce " + state.nonce());
        }
    }

    private LaunchSession open(Platform platform, Message message, Message.Purpose.ResourceLink opened, Roles roles)
            throws LaunchRefused {
        Target target = Target.of(path(opened))
                .orElseThrow(() ->
                        new LaunchRefused(Fault.NOTHING_PLACED, opened.target().toString()));
        PlatformClass platformClass = links.told(platformClass(platform, message));
        Link link = links.told(new Link(
                Links.newId(),
                platformClass.id(),
                opened.id(),
                opened.title(),
                target,
                message.services().lineItem(),
                rule(message)));
        Optional<UUID> account = account(platform, message);
        account.ifPresent(
                known -> links.visited(link, known, message.subject().orElseThrow(), roles.learns(), message.name()));
        return sessions.begin(Purpose.LINK, link.id(), account, roles.teaches(), language(message), accent(message));
    }

    private LaunchSession choose(Platform platform, Message message, Message.Purpose.DeepLinking asked, Roles roles)
            throws LaunchRefused {
        if (!roles.teaches()) {
            throw new LaunchRefused(Fault.NOT_TEACHER, String.join(" ", message.roles()));
        }
        if (!asked.types().contains(Choice.LINK)) {
            throw new LaunchRefused(Fault.MESSAGE_TYPE, "accept_types " + asked.types());
        }
        Choice choice = new Choice(
                Links.newId(),
                platform.id(),
                message.deployment(),
                asked.answer(),
                Set.copyOf(asked.types()),
                asked.multiple(),
                asked.lineItems(),
                asked.windows(),
                asked.data(),
                List.of());
        choices.begin(choice);
        return sessions.begin(
                Purpose.CHOICE, choice.id(), account(platform, message), true, language(message), accent(message));
    }

    /** Below this service; what is added by the platform's administrator as an address of the tool itself leads nowhere. */
    private String path(Message.Purpose.ResourceLink opened) {
        URI target = opened.target();
        return address.isOurs(target)
                ? target.getRawPath()
                        + Optional.ofNullable(target.getRawQuery())
                                .map("?"::concat)
                                .orElse("")
                : "";
    }

    private static PlatformClass platformClass(Platform platform, Message message) {
        return new PlatformClass(
                Links.newId(),
                platform.id(),
                message.deployment(),
                message.context().map(Message.Context::id).orElse(""),
                message.context().map(Message.Context::title).orElse(""),
                message.services().lineItems(),
                message.services().roster(),
                message.services().scopes(),
                language(message));
    }

    /** As it was set when the link was placed; the parameters come back with every launch, also of a class that was copied. */
    private static Rule rule(Message message) {
        return Rule.of(message.custom());
    }

    private Optional<UUID> account(Platform platform, Message message) {
        return message.subject().map(subject -> guests.account(platform.id(), subject, message.name()));
    }

    private static Optional<Language> language(Message message) {
        return message.language()
                .flatMap(told -> Language.find(told.replace('_', '-').replaceFirst("[.@].*", "")));
    }

    private static Optional<Accent> accent(Message message) {
        return Optional.ofNullable(message.custom().get("accent")).flatMap(Accent::of);
    }
}
