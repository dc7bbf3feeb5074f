package org.shuyuan.share.lti.service;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shuyuan.share.lti.platform.Platform;
import org.shuyuan.share.lti.service.PlatformFailed.Reason;
import org.shuyuan.share.lti.service.Wire.Page;

/**
 * Goes from page to page of a list by its links (RFC 8288, {@code rel=next}): never to another origin, because the token goes along,
 * never twice to the same page, and not for ever.
 */
final class Pages {

    private static final int MOST = 200;

    private static final Pattern LINK = Pattern.compile("<([^>]{1,2000})>((?:\\s*;[^,\"]*(?:\"[^\"]*\"[^,\"]*)*)?)");
    private static final Pattern NEXT =
            Pattern.compile(";\\s*rel\\s*=\\s*(?:\"(?:[^\"]*\\s)?next(?:\\s[^\"]*)?\"|next(?:\\s|;|$))");

    private final Wire wire;
    private final Platform platform;
    private final Scope scope;
    private final String type;
    private final Set<URI> seen = new HashSet<>();
    private @Nullable URI next;

    Pages(Wire wire, Platform platform, Scope scope, String type, URI first) {
        this.wire = wire;
        this.platform = platform;
        this.scope = scope;
        this.type = type;
        this.next = first;
    }

    /** The next page; nothing behind the last. */
    Optional<Page> next() throws PlatformFailed, InterruptedException {
        @Nullable URI address = next;
        if (address == null || seen.size() == MOST || !seen.add(address)) {
            return Optional.empty();
        }
        Page page = wire.get(platform, address, scope, type);
        @Nullable
        URI after = page.links()
                .flatMap(Pages::nextOf)
                .map(each -> resolved(address, each))
                .orElse(null);
        if (after != null && !sameOrigin(address, after)) {
            throw PlatformFailed.of(Reason.ADDRESS_REFUSED, "the next page is elsewhere: " + after.getHost());
        }
        next = after;
        return Optional.of(page);
    }

    /** Whether there is no page more; otherwise what came is not all. */
    boolean ended() {
        return next == null;
    }

    private static Optional<String> nextOf(String header) {
        Matcher link = LINK.matcher(header);
        while (link.find()) {
            if (NEXT.matcher(link.group(2).toLowerCase(Locale.ROOT)).find()) {
                return Optional.of(link.group(1));
            }
        }
        return Optional.empty();
    }

    private static @Nullable URI resolved(URI from, String link) {
        try {
            return from.resolve(new URI(link.strip()));
        } catch (URISyntaxException e) {
            return null;
        }
    }

    static boolean sameOrigin(URI one, URI other) {
        return Objects.equals(one.getScheme(), other.getScheme())
                && one.getHost() != null
                && one.getHost().equalsIgnoreCase(other.getHost())
                && port(one) == port(other);
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
    }
}
