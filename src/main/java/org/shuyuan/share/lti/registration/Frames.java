package org.shuyuan.share.lti.registration;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who may show us in a frame, as sources of {@code frame-ancestors} (CSP 3, 6.4.2): hosts with their scheme, and nothing wider. */
final class Frames {

    private static final Pattern SOURCE = Pattern.compile(
            "https?://(?:\\*\\.[A-Za-z0-9-]+\\.)?[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\\d{1,5})?");

    /** They stand in a header of each page. */
    private static final int MOST = 20;

    private Frames() {}

    /** The origins of these addresses. */
    static String of(URI... addresses) {
        return Stream.of(addresses)
                .map(address -> address.getScheme() + "://" + address.getAuthority())
                .filter(origin -> SOURCE.matcher(origin).matches())
                .distinct()
                .collect(Collectors.joining(" "));
    }

    /** What was typed, with single spaces between; nothing where one of it is no such source. */
    static Optional<String> read(String typed) {
        String[] sources = typed.strip().split("[\\s,;]+");
        boolean good = sources.length > 0
                && sources.length <= MOST
                && Stream.of(sources).allMatch(source -> SOURCE.matcher(source).matches());
        return good ? Optional.of(String.join(" ", sources)) : Optional.empty();
    }
}
