package org.shuyuan.share.feed;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import org.jboss.resteasy.reactive.RestPath;
import org.shuyuan.catalog.PublicAddress;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** What search engines read first. */
@Path("/")
@PermitAll
class SiteMapResource {

    private static final String XML = "application/xml;charset=UTF-8";

    private final SiteMaps maps;
    private final PublicAddress address;
    private final PublicAnswer answers;

    SiteMapResource(SiteMaps maps, PublicAddress address, PublicAnswer answers) {
        this.maps = maps;
        this.address = address;
        this.answers = answers;
    }

    /** RFC 9309. A search has endlessly many addresses, and says nothing that the site maps don't. */
    @GET
    @Path("robots.txt")
    public Response robots(@Context Request request) {
        String rules = """
                User-agent: *
                Disallow: /api/
                Disallow: /me
                Disallow: /oai
                Disallow: /q/
                Disallow: /s?
                Disallow: /sign-in
                Disallow: /studio/

                Sitemap: %s
                """.formatted(address.of("/sitemap.xml"));
        return answers.of(request, rules.getBytes(StandardCharsets.UTF_8), "text/plain;charset=UTF-8");
    }

    @GET
    @Path("sitemap.xml")
    @Blocking
    public Response index(@Context Request request) {
        return answers.of(request, maps.index(), XML);
    }

    /** @throws Problem {@link ProblemType#NOT_FOUND} */
    @GET
    @Path("sitemaps/{number: [0-9]{1,6}}.xml")
    @Blocking
    public Response map(@RestPath int number, @Context Request request) {
        byte[] map = maps.map(number).orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
        return answers.of(request, map, XML);
    }
}
