package org.shuyuan.web;

import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;

/** Says where to go, on the terminal of whoever has started the service. */
@ApplicationScoped
class ReadyNotice {

    void say(@ObservesAsync HttpServerStart started) {
        System.out.printf(
                "%n  书院已就绪 · Shuyuan is ready:  http://localhost:%d/%n%n",
                started.options().getPort());
    }
}
