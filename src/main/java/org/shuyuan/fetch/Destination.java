package org.shuyuan.fetch;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.utils.URIUtils;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.shuyuan.fetch.FetchFailed.Reason;

/** An address of the kind that is fetched from: http or https, a host, nobody's name or password. */
record Destination(URI address) {

    /** What says nothing of who asks. */
    private static final Set<String> TOLD_TO_ALL = Set.of("accept", "accept-encoding", "range");

    /** Nothing is answered by itself: neither a question for a password nor an offer of another protocol. */
    private static final RequestConfig CALM = RequestConfig.custom()
            .setAuthenticationEnabled(false)
            .setProtocolUpgradeEnabled(false)
            .build();

    static Destination of(URI address) throws FetchFailed {
        String scheme = address.getScheme();
        if (!"http".equalsIgnoreCase(scheme) && !"https".equalsIgnoreCase(scheme)) {
            throw refused("not http or https: " + address);
        }
        if (address.getHost() == null || address.getPort() > 65_535 || address.getPort() == 0) {
            throw refused("no host, or no port: " + address);
        }
        if (address.getRawUserInfo() != null) {
            throw refused("a name or password stands in the address of " + address.getHost());
        }
        return new Destination(URI.create(address.toASCIIString()));
    }

    /** @param location as the header says it, relative or not */
    Destination redirected(String location) throws FetchFailed {
        URI to;
        try {
            to = URIUtils.resolve(address, new URI(location));
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw FetchFailed.because(e, Reason.ADDRESS_REFUSED, "redirected to what is no address");
        }
        Destination next = of(to);
        if (isSecret() && !next.isSecret()) {
            throw refused("redirected from https to http: " + next.address.getHost());
        }
        return next;
    }

    HttpHost host() {
        return new HttpHost(address.getScheme(), address.getHost().replaceAll("^\\[|]$", ""), address.getPort());
    }

    /** @param first where the fetch began */
    HttpUriRequestBase request(Ask ask, Destination first) {
        return prepared(new HttpGet(address), ask, first);
    }

    /**
     * @param empty of the method by which something is handed over
     * @param body of the type that the headers say
     */
    HttpUriRequestBase request(HttpUriRequestBase empty, Ask ask, byte[] body) {
        empty.setEntity(new ByteArrayEntity(body, null));
        return prepared(empty, ask, this);
    }

    private HttpUriRequestBase prepared(HttpUriRequestBase request, Ask ask, Destination first) {
        request.setConfig(RequestConfig.copy(CALM)
                .setResponseTimeout(Timeout.of(ask.quiet()))
                .setConnectionRequestTimeout(Timeout.of(ask.timeout()))
                .build());
        request.setHeader(HttpHeaders.ACCEPT_ENCODING, "gzip");
        ask.headers().forEach((name, value) -> {
            if (sharesOrigin(first) || TOLD_TO_ALL.contains(name.toLowerCase(Locale.ROOT))) {
                request.setHeader(name, value);
            }
        });
        return request;
    }

    private boolean isSecret() {
        return address.getScheme().equalsIgnoreCase("https");
    }

    private boolean sharesOrigin(Destination other) {
        return address.getScheme().equalsIgnoreCase(other.address.getScheme())
                && address.getHost().equalsIgnoreCase(other.address.getHost())
                && address.getPort() == other.address.getPort();
    }

    private static FetchFailed refused(String detail) {
        return FetchFailed.of(Reason.ADDRESS_REFUSED, detail);
    }
}
