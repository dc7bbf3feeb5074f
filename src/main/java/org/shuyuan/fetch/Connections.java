package org.shuyuan.fetch;

import java.time.Duration;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** A client that does one thing at a time: whatever else it could do by itself, it would do without asking the guard. */
final class Connections {

    private static final int PER_HOST = 8;
    private static final int ALTOGETHER = 64;

    /** Connections wait for the next page of a list, which is asked for when this one is written. */
    private static final TimeValue KEPT = TimeValue.ofMinutes(1);

    /** Tokens may stand in a redirect. */
    private static final int LONGEST_LINE = 32 * 1024;

    private static final int MOST_HEADERS = 200;

    private Connections() {}

    static CloseableHttpClient open(DnsResolver names, Duration connect, String userAgent) {
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(names)
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(Http1Config.custom()
                                        .setMaxLineLength(LONGEST_LINE)
                                        .setMaxHeaderCount(MOST_HEADERS)
                                        .build())
                                .build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(connect))
                                .setSocketTimeout(Timeout.of(connect))
                                .setTimeToLive(KEPT)
                                .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                                .build())
                        .setMaxConnPerRoute(PER_HOST)
                        .setMaxConnTotal(ALTOGETHER)
                        .build())
                .setUserAgent(userAgent)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }
}
