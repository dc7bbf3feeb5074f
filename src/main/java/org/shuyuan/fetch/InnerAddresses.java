package org.shuyuan.fetch;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Addresses that no public repository has: those of the IANA registries of special purpose (RFC 6890), and multicast. */
final class InnerAddresses {

    private static final List<Block> V4 = blocks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    /** Of IPv6 only this is given out at all; the rest is inside, or nothing. */
    private static final Block GLOBAL = Block.of("2000::/3");

    private static final List<Block> V6 = blocks("2001::/23", "2001:db8::/32", "3fff::/20");

    private static final Block SIX_TO_FOUR = Block.of("2002::/16");
    private static final Block NAT64 = Block.of("64:ff9b::/96");

    private InnerAddresses() {}

    /** Of an IPv6 address that stands for an IPv4 address (NAT64, 6to4), that one counts. */
    static boolean contain(InetAddress address) {
        if (address instanceof Inet4Address) {
            return any(V4, address);
        }
        if (NAT64.contains(address)) {
            return contain(embedded(address, 12));
        }
        if (SIX_TO_FOUR.contains(address)) {
            return contain(embedded(address, 2));
        }
        return !GLOBAL.contains(address) || any(V6, address);
    }

    private static InetAddress embedded(InetAddress address, int at) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(address.getAddress(), at, at + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four bytes are an address", e);
        }
    }

    private static boolean any(List<Block> blocks, InetAddress address) {
        return blocks.stream().anyMatch(block -> block.contains(address));
    }

    private static List<Block> blocks(String... written) {
        return Stream.of(written).map(Block::of).toList();
    }

    /** @param bits of the prefix that an address must share */
    private record Block(InetAddress prefix, int bits) {

        static Block of(String written) {
            int slash = written.indexOf('/');
            return new Block(
                    InetAddress.ofLiteral(written.substring(0, slash)), Integer.parseInt(written.substring(slash + 1)));
        }

        boolean contains(InetAddress address) {
            byte[] ours = prefix.getAddress();
            byte[] theirs = address.getAddress();
            int whole = bits / 8;
            int mask = 0xFF00 >> bits % 8 & 0xFF;
            return ours.length == theirs.length
                    && Arrays.equals(ours, 0, whole, theirs, 0, whole)
                    && (mask == 0 || ((ours[whole] ^ theirs[whole]) & mask) == 0);
        }
    }
}
