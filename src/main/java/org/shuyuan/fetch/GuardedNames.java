package org.shuyuan.fetch;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves names for the connection itself, so that the address that was looked at is the one that is connected to: a
 * name can't lead outside for the check and inside a moment later.
 */
final class GuardedNames implements DnsResolver {

    /** What the operating system knows of a host. */
    @FunctionalInterface
    interface Lookup {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    /** The host leads inside. */
    static final class Inside extends UnknownHostException {
        Inside(String host) {
            super(host + " leads inside, and isn't in shuyuan.fetch.allowed-hosts");
        }
    }

    private final Lookup lookup;
    private final Set<String> allowed;

    GuardedNames(Lookup lookup, List<String> allowed) {
        this.lookup = lookup;
        this.allowed = allowed.stream().map(GuardedNames::bare).collect(Collectors.toUnmodifiableSet());
    }

    /** All addresses of the host. One that is inside is enough to refuse them all. */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = lookup.of(bare(host));
        if (!allowed.contains(bare(host)) && Stream.of(addresses).anyMatch(GuardedNames::isInside)) {
            throw new Inside(host);
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    private static boolean isInside(InetAddress address) {
        return InnerAddresses.contain(address) || isOurs(address);
    }

    /** A public address of this very machine, where the firewall isn't asked. */
    private static boolean isOurs(InetAddress address) {
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException unknown) {
            return true;
        }
    }

    private static String bare(String host) {
        return host.replaceAll("^\\[|]$", "").toLowerCase(Locale.ROOT);
    }
}
