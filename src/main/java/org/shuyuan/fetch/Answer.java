package org.shuyuan.fetch;

import java.io.InputStream;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An answer whose body is still to be read.
 *
 * @param status of HTTP
 * @param headers by their names in small letters; what is given several times is joined by commas
 * @param finalAddress where it came from, after redirects
 * @param body unpacked and bounded; it need not be closed
 */
public record Answer(int status, Map<String, String> headers, URI finalAddress, InputStream body) {

    public Answer {
        headers = Map.copyOf(headers);
    }

    /** @param name in any letters */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }
}
