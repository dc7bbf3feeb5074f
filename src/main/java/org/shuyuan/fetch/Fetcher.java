package org.shuyuan.fetch;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.shuyuan.fetch.FetchFailed.Reason;

/**
 * Gets what stands at an address that somebody else gave us, or hands something over there: by http or https, from outside or from a host that the
 * operator allows, bounded in time and size. Redirects are followed as if each were an address of its own.
 */
@ApplicationScoped
public class Fetcher {

    private static final int REDIRECTS = 5;

    private final FetchConfig config;
    private final Clock clock;
    private final CloseableHttpClient client;
    private final Watch watch = new Watch();

    @Inject
    Fetcher(
            FetchConfig config,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.version") String version,
            @ConfigProperty(name = "shuyuan.public-url") URI publicUrl) {
        this(config, clock, "Shuyuan/" + version + " (+" + publicUrl + ")", InetAddress::getAllByName);
    }

    Fetcher(FetchConfig config, Clock clock, String userAgent, GuardedNames.Lookup lookup) {
        this.config = config;
        this.clock = clock;
        this.client = Connections.open(
                new GuardedNames(lookup, config.allowedHosts().orElse(List.of())), config.connect(), userAgent);
    }

    @PreDestroy
    void close() throws IOException {
        watch.close();
        client.close();
    }

    /** Whether nobody on the line can say something else in its place: by https, or from a host within that the operator allows. */
    public boolean trusts(URI address) {
        return "https".equalsIgnoreCase(address.getScheme())
                || config.allowedHosts().orElse(List.of()).contains(address.getHost());
    }

    /** What the reader makes of an answer of 200 to 299. */
    public <T> T get(URI address, Ask ask, Reader<T> reader) throws FetchFailed, InterruptedException {
        return get(address, ask, status -> status / 100 == 2, reader);
    }

    /**
     * @param wanted which answers the reader is given; another is {@link Reason#STATUS}. None is a redirect
     * @throws FetchFailed also where the reader made something of an answer that then broke off
     */
    public <T> T get(URI address, Ask ask, IntPredicate wanted, Reader<T> reader)
            throws FetchFailed, InterruptedException {
        Destination first = Destination.of(address);
        try (Watch.Turn turn = watch.begin(ask.timeout())) {
            Destination next = first;
            for (int redirects = 0; redirects <= REDIRECTS; redirects++) {
                switch (exchange(next, next.request(ask, first), ask, turn).run(wanted, reader)) {
                    case Exchange.Moved<T>(String location) -> next = next.redirected(location);
                    case Exchange.Read<T>(T value) -> {
                        return value;
                    }
                }
            }
        }
        throw FetchFailed.of(Reason.ADDRESS_REFUSED, "more than " + REDIRECTS + " redirects");
    }

    /**
     * Hands something over. Nothing is handed on to where a redirect leads: that is {@link Reason#ADDRESS_REFUSED}.
     *
     * @param ask with the {@code Content-Type} of the body
     * @param wanted which answers the reader is given; another is {@link Reason#STATUS}
     */
    public <T> T post(URI address, Ask ask, byte[] body, IntPredicate wanted, Reader<T> reader)
            throws FetchFailed, InterruptedException {
        Destination to = Destination.of(address);
        return hand(to, new HttpPost(to.address()), ask, body, wanted, reader);
    }

    private <T> T hand(
            Destination to, HttpUriRequestBase empty, Ask ask, byte[] body, IntPredicate wanted, Reader<T> reader)
            throws FetchFailed, InterruptedException {
        try (Watch.Turn turn = watch.begin(ask.timeout())) {
            return switch (exchange(to, to.request(empty, ask, body), ask, turn).run(wanted, reader)) {
                case Exchange.Moved<T>(String location) ->
                    throw FetchFailed.of(Reason.ADDRESS_REFUSED, "redirected to " + location);
                case Exchange.Read<T>(T value) -> value;
            };
        }
    }

    private Exchange exchange(Destination to, HttpUriRequestBase request, Ask ask, Watch.Turn turn) {
        return new Exchange(client, clock, config.maxRatio(), to, request, ask, turn);
    }

    /**
     * Brings a file of known size here, as much of it as comes; what has come is kept, on the disk, whatever happens then.
     *
     * @param into the file, of which the first {@code from} bytes are there already
     * @param size of the whole file, in bytes
     * @return the bytes that are there now, which is {@code size}
     * @throws FetchFailed {@link Reason#BROKEN_OFF} or {@link Reason#TIMED_OUT} where another go may bring more
     * @throws IOException if the file can't be written
     */
    public long download(URI address, Path into, long from, Optional<Pace> pace, long size)
            throws FetchFailed, IOException, InterruptedException {
        try (Download download = new Download(into, from, size, pace.orElse(_ -> {}))) {
            if (!download.isWhole()) {
                Ask ask = new Ask(config.download(), config.quiet(), size, download.headers());
                get(address, ask, download::answers, download);
            }
            return download.length();
        } catch (Download.Unwritable e) {
            throw e.getCause();
        }
    }
}
