package org.shuyuan.web;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.core.http.impl.HttpServerRequestWrapper;
import org.jspecify.annotations.Nullable;

/** A request with another address; everything else is the request that came. */
final class MendedRequest extends HttpServerRequestWrapper {

    private final String uri;
    private final int question;

    /** @param uri in origin form (RFC 9112, 3.2.1) */
    MendedRequest(HttpServerRequest request, String uri) {
        super((HttpServerRequestInternal) request);
        this.uri = uri;
        this.question = uri.indexOf('?');
    }

    @Override
    public String uri() {
        return uri;
    }

    @Override
    public String path() {
        return question < 0 ? uri : uri.substring(0, question);
    }

    @Override
    public @Nullable String query() {
        return question < 0 ? null : uri.substring(question + 1);
    }

    @Override
    public MultiMap params(boolean semicolonIsNormalChar) {
        MultiMap params = MultiMap.caseInsensitiveMultiMap();
        QueryStringDecoder.builder()
                .semicolonIsNormalChar(semicolonIsNormalChar)
                .build(uri)
                .parameters()
                .forEach(params::add);
        return params;
    }

    @Override
    public String absoluteURI() {
        return scheme() + "://" + authority() + uri;
    }
}
