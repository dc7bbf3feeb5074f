package org.shuyuan.share.harvest.desk;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** The address of a repository as a person gives it, in the form in which one repository has one: a name of a host in ASCII, in small letters. */
final class BaseAddress {

    private static final Pattern SHAPE = Pattern.compile(
            "(https?)://(\\[[0-9a-f:.]+]|[^/?#@:\\[\\]]+)(?::(\\d{1,5}))?(/[^?#]*)?", Pattern.CASE_INSENSITIVE);

    private static final int LONGEST = 2_000;
    private static final int LAST_PORT = 65_535;

    private BaseAddress() {}

    /** @throws Problem {@link ProblemType#SOURCE_ADDRESS_WRONG}, also where it has a question, or the name or password of somebody */
    static URI of(String given) {
        Matcher shape = SHAPE.matcher(given.strip());
        if (!shape.matches() || given.length() > LONGEST) {
            throw Problem.of(ProblemType.SOURCE_ADDRESS_WRONG);
        }
        try {
            String host = shape.group(2).startsWith("[") ? shape.group(2) : IDN.toASCII(shape.group(2));
            String port = shape.group(3) == null ? "" : ":" + shape.group(3);
            String path = shape.group(4) == null ? "" : shape.group(4);
            URI address = new URI((shape.group(1) + "://" + host).toLowerCase(Locale.ROOT) + port + path);
            if (address.getHost() != null && address.getPort() != 0 && address.getPort() <= LAST_PORT) {
                return address;
            }
        } catch (URISyntaxException | IllegalArgumentException none) {
            throw Problem.because(none, ProblemType.SOURCE_ADDRESS_WRONG);
        }
        throw Problem.of(ProblemType.SOURCE_ADDRESS_WRONG);
    }
}
