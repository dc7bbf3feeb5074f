package org.shuyuan.share.lti.tool;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A program of somebody else that was registered here (LTI 1.3 Core, 3.1.3).
 *
 * @param id also the client id that it has with us
 * @param organisation whose courses may hold it, with those of all organisations below
 * @param login where a launch begins (1EdTech Security Framework 1.0, 5.1.1.1)
 * @param launch where a link leads that names no other place
 * @param redirects where messages may be sent to; each counts as it is written
 * @param keys where its public keys stand
 * @param choosing where content is chosen; nothing of a tool that has none to choose
 * @param scored whether it gives scores
 * @param named whether it is told the names of those who come
 * @param framed whether it is shown within the page of the lesson, else on a page of its own
 * @param rostered whether it is told who is in the classes that follow a course
 */
record Tool(
        UUID id,
        UUID organisation,
        String title,
        URI login,
        URI launch,
        List<String> redirects,
        URI keys,
        Optional<URI> choosing,
        boolean scored,
        boolean named,
        boolean framed,
        boolean rostered) {

    /** There is one for each tool: what tells schools apart is the course. */
    static final String DEPLOYMENT = "1";

    Tool {
        redirects = List.copyOf(redirects);
    }

    String clientId() {
        return id.toString();
    }

    /** Origins (RFC 6454, 6.2) of all that browsers are sent to, for policies. */
    String origins() {
        List<URI> addresses = new ArrayList<>(List.of(login, launch));
        redirects.stream().map(URI::create).forEach(addresses::add);
        choosing.ifPresent(addresses::add);
        return addresses.stream().map(Tool::origin).distinct().collect(Collectors.joining(" "));
    }

    /** Whether this address is on one of its origins. */
    boolean has(URI address) {
        return List.of(origins().split(" ")).contains(origin(address));
    }

    private static String origin(URI address) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? 443 : 80;
        String port = address.getPort() < 0 || address.getPort() == usual ? "" : ":" + address.getPort();
        return scheme + "://" + String.valueOf(address.getHost()).toLowerCase(Locale.ROOT) + port;
    }
}
