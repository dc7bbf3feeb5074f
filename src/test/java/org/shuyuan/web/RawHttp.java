package org.shuyuan.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;

/** Sends what no honest client would: requests as they are written here, byte by byte. */
record RawHttp(URI base) {

    Answer get(String target, String... headers) throws IOException {
        return send("GET", target, "", headers);
    }

    /** One request on a line of its own. The headers of the host and of closing are added. */
    Answer send(String method, String target, String body, String... headers) throws IOException {
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(20_000);
            String head = method + " " + target + " HTTP/1.1\r\nHost: " + base.getAuthority()
                    + "\r\nConnection: close\r\n"
                    + String.join(
                            "", Stream.of(headers).map(each -> each + "\r\n").toList()) + "\r\n";
            socket.getOutputStream().write((head + body).getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            InputStream in = socket.getInputStream();
            return new Answer(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** The whole answer as it came over the line. */
    record Answer(String text) {

        int status() {
            return Integer.parseInt(text.split(" ", 3)[1]);
        }

        /** With names in lower case. */
        String head() {
            return text.substring(0, text.indexOf("\r\n\r\n")).toLowerCase(Locale.ROOT);
        }

        String body() {
            return text.substring(text.indexOf("\r\n\r\n") + 4);
        }

        JsonNode json() throws IOException {
            return new ObjectMapper().readTree(body().substring(body().indexOf('{'), body().lastIndexOf('}') + 1));
        }
    }
}
