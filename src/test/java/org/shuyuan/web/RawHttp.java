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
            return Answer.of(in.readAllBytes());
        }
    }

    /** The whole answer as it came over the line, except that chunks (RFC 9112, 7.1) are joined. */
    record Answer(String text) {

        private static Answer of(byte[] bytes) {
            // One character for each byte, whatever the body is written in.
            String line = new String(bytes, StandardCharsets.ISO_8859_1);
            int body = line.indexOf("\r\n\r\n") + 4;
            String whole = line.substring(0, body).toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked")
                    ? line.substring(0, body) + joined(line.substring(body))
                    : line;
            return new Answer(new String(whole.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
        }

        private static String joined(String chunks) {
            StringBuilder joined = new StringBuilder();
            int at = 0;
            while (at < chunks.length()) {
                int end = chunks.indexOf("\r\n", at);
                int length = Integer.parseInt(chunks.substring(at, end), 16);
                joined.append(chunks, end + 2, end + 2 + length);
                at = length == 0 ? chunks.length() : end + 2 + length + 2;
            }
            return joined.toString();
        }

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
