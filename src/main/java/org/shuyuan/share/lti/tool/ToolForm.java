package org.shuyuan.share.lti.tool;

import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/**
 * A registration as it is typed.
 *
 * @param redirects one in each line; where none is given, the addresses of launches and of choosing
 */
record ToolForm(
        String title,
        String organisation,
        String login,
        String launch,
        String redirects,
        String keys,
        String choosing,
        boolean scored,
        boolean named,
        boolean framed,
        boolean rostered) {

    private static final int LONGEST_ADDRESS = 1_000;
    private static final int MOST_REDIRECTS = 20;

    /** As it is offered before anything is typed. */
    static final ToolForm EMPTY = new ToolForm("", "", "", "", "", "", "", true, false, true, false);

    static ToolForm of(MultivaluedMap<String, String> form) {
        return new ToolForm(
                text(form, "title"),
                text(form, "organisation"),
                text(form, "login"),
                text(form, "launch"),
                text(form, "redirects"),
                text(form, "keys"),
                text(form, "choosing"),
                form.containsKey("scored"),
                form.containsKey("named"),
                form.containsKey("framed"),
                form.containsKey("rostered"));
    }

    static ToolForm of(Tool tool) {
        return new ToolForm(
                tool.title(),
                tool.organisation().toString(),
                tool.login().toString(),
                tool.launch().toString(),
                String.join("\n", tool.redirects()),
                tool.keys().toString(),
                tool.choosing().map(URI::toString).orElse(""),
                tool.scored(),
                tool.named(),
                tool.framed(),
                tool.rostered());
    }

    /** @throws Problem {@link ProblemType#TOOL_WRONG} */
    Tool read(UUID id) {
        if (title.isEmpty() || title.length() > ToolLink.LONGEST_TITLE) {
            throw wrong("title");
        }
        URI begins = address(launch, "launch");
        List<String> lines = redirects
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
        if (lines.size() > MOST_REDIRECTS) {
            throw wrong("redirects");
        }
        lines.forEach(line -> address(line, "redirects"));
        return new Tool(
                id,
                house(),
                title,
                address(login, "login"),
                begins,
                lines.isEmpty() ? usual() : lines,
                address(keys, "keys"),
                Optional.of(choosing).filter(given -> !given.isEmpty()).map(given -> address(given, "choosing")),
                scored,
                named,
                framed,
                rostered);
    }

    private List<String> usual() {
        return choosing.isEmpty() || choosing.equals(launch) ? List.of(launch) : List.of(launch, choosing);
    }

    private UUID house() {
        try {
            return UUID.fromString(organisation);
        } catch (IllegalArgumentException none) {
            throw wrong("organisation");
        }
    }

    private static URI address(String given, String field) {
        try {
            URI address = new URI(given);
            String scheme = String.valueOf(address.getScheme());
            boolean web = scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http");
            if (web
                    && given.length() <= LONGEST_ADDRESS
                    && address.getHost() != null
                    && address.getUserInfo() == null
                    && address.getFragment() == null) {
                return address;
            }
        } catch (URISyntaxException malformed) {
            throw Problem.because(malformed, ProblemType.TOOL_WRONG, named(field));
        }
        throw wrong(field);
    }

    private static Problem wrong(String field) {
        return Problem.of(ProblemType.TOOL_WRONG, named(field));
    }

    private static Problem.Named named(String field) {
        return new Problem.Named("tools.", List.of(field));
    }

    private static String text(MultivaluedMap<String, String> form, String name) {
        @Nullable String given = form.getFirst(name);
        // The database keeps none.
        return given == null ? "" : given.replace("\0", "").strip();
    }
}
