package org.shuyuan.share.oai;

import io.quarkus.logging.Log;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.text.Language;

/**
 * The base URL of OAI-PMH 2.0. Errors of the protocol answer with 200, as it asks; only a service that can't answer at
 * all says 503, with Retry-After. What a harvester says to accept decides nothing: OAI-PMH has only XML, so there is no
 * {@code @Produces} here to refuse a browser by.
 */
@Path("/oai")
@PermitAll
public class OaiResource {

    private static final String XML = "text/xml; charset=UTF-8";

    private final Provider provider;
    private final Semaphore places;

    OaiResource(Provider provider, OaiConfig config) {
        this.provider = provider;
        this.places = new Semaphore(config.concurrent());
    }

    @GET
    public Response get(@Context UriInfo address, @Context HttpHeaders headers) {
        return answer(address.getQueryParameters(), headers);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response post(MultivaluedMap<String, String> form, @Context UriInfo address, @Context HttpHeaders headers) {
        // What stands in the address of a POST counts as well, so that nothing is silently left out.
        Map<String, List<String>> given = new HashMap<>();
        List.of(form, address.getQueryParameters())
                .forEach(arguments -> arguments.forEach((name, values) ->
                        given.computeIfAbsent(name, first -> new ArrayList<>()).addAll(values)));
        return answer(given, headers);
    }

    private Response answer(Map<String, List<String>> given, HttpHeaders headers) {
        if (!places.tryAcquire()) {
            throw Problem.of(ProblemType.BUSY);
        }
        try {
            Language language = Language.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
            byte[] answer = provider.answer(given, language);
            boolean packed = Gzip.accepted(headers.getHeaderString(HttpHeaders.ACCEPT_ENCODING));
            return Response.ok(packed ? Gzip.pack(answer) : answer, XML)
                    .header(HttpHeaders.CONTENT_ENCODING, packed ? "gzip" : "identity")
                    .header(HttpHeaders.VARY, "Accept-Encoding, Accept-Language")
                    .build();
        } catch (DatabaseAway away) {
            Log.errorf("Harvesters are told to come again later: %s", away.getCause());
            throw Problem.because(away, ProblemType.ENGINE_UNAVAILABLE, "PostgreSQL");
        } finally {
            places.release();
        }
    }
}
