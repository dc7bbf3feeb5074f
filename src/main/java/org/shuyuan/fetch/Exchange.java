package org.shuyuan.fetch;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.IntPredicate;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.io.Closer;
import org.shuyuan.fetch.FetchFailed.Reason;

/** One request and its answer. */
record Exchange(
        CloseableHttpClient client,
        Clock clock,
        int maxRatio,
        Destination to,
        HttpUriRequestBase request,
        Ask ask,
        Watch.Turn turn) {

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<String> GZIP = Set.of("gzip", "x-gzip");

    sealed interface Outcome<T> {}

    /** @param location as the header says it */
    record Moved<T>(String location) implements Outcome<T> {}

    record Read<T>(T value) implements Outcome<T> {}

    <T> Outcome<T> run(IntPredicate wanted, Reader<T> reader) throws FetchFailed, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        turn.covers(request);
        try {
            return answered(client.executeOpen(to.host(), request, null), wanted, reader);
        } catch (IOException | CancellationException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw explained(e);
        }
    }

    private <T> Outcome<T> answered(ClassicHttpResponse response, IntPredicate wanted, Reader<T> reader)
            throws FetchFailed, IOException, InterruptedException {
        Map<String, String> headers = headers(response);
        Body body = body(response, headers);
        try {
            Optional<String> location = Optional.ofNullable(headers.get("location"));
            if (REDIRECTS.contains(response.getCode()) && location.isPresent()) {
                return new Moved<>(location.get());
            }
            if (!wanted.test(response.getCode())) {
                throw FetchFailed.status(response.getCode(), retryAfter(headers));
            }
            return new Read<>(read(new Answer(response.getCode(), headers, to.address(), body), body, reader));
        } finally {
            if (!body.ended()) {
                // Closing alone would first read what is left, however much that is.
                request.cancel();
            }
            Closer.closeQuietly(response);
        }
    }

    private <T> T read(Answer answer, Body body, Reader<T> reader)
            throws FetchFailed, IOException, InterruptedException {
        try {
            T value = reader.read(answer);
            body.check();
            return value;
        } catch (IOException | RuntimeException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            // Parsers hide what the stream told them.
            body.check();
            throw e;
        }
    }

    private Body body(ClassicHttpResponse response, Map<String, String> headers) throws FetchFailed, IOException {
        String encoding = headers.getOrDefault("content-encoding", "identity").toLowerCase(Locale.ROOT);
        boolean gzip = GZIP.contains(encoding);
        if (!gzip && !encoding.equals("identity")) {
            request.cancel();
            throw FetchFailed.of(Reason.BROKEN_OFF, "packed as nobody asked for: " + encoding);
        }
        InputStream in = response.getEntity() == null
                ? InputStream.nullInputStream()
                : response.getEntity().getContent();
        return new Body(in, gzip, ask, maxRatio, this::explained);
    }

    private static Map<String, String> headers(ClassicHttpResponse response) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : response.getHeaders()) {
            headers.merge(
                    header.getName().toLowerCase(Locale.ROOT),
                    Objects.requireNonNullElse(header.getValue(), ""),
                    (one, more) -> one + ", " + more);
        }
        return headers;
    }

    private Optional<Duration> retryAfter(Map<String, String> headers) {
        return Optional.ofNullable(headers.get("retry-after"))
                .flatMap(header -> RetryAfter.read(header.strip(), clock.instant()));
    }

    private FetchFailed explained(Exception e) {
        try {
            turn.check();
        } catch (FetchFailed over) {
            return over;
        }
        String host = to.address().getHost();
        return switch (e) {
            case GuardedNames.Inside inside ->
                FetchFailed.because(e, Reason.ADDRESS_REFUSED, String.valueOf(inside.getMessage()));
            case UnknownHostException _ -> FetchFailed.because(e, Reason.UNREACHABLE, "no such host: " + host);
            case ConnectTimeoutException _, ConnectException _, NoRouteToHostException _, SSLException _ ->
                FetchFailed.because(e, Reason.UNREACHABLE, host + " can't be reached: " + e.getMessage());
            case SocketTimeoutException _ ->
                FetchFailed.because(
                        e, Reason.TIMED_OUT, "no byte came for " + ask.quiet().toSeconds() + " s");
            case EOFException _ -> FetchFailed.because(e, Reason.BROKEN_OFF, "the answer ended before its end");
            default -> FetchFailed.because(e, Reason.BROKEN_OFF, host + " broke off: " + e.getMessage());
        };
    }
}
