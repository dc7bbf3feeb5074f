package org.shuyuan.share.oai;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.InputStream;
import java.util.Objects;

/** The schema of the one format that is ours. */
@Path("/oai/schemas/oai_lrmi.xsd")
@PermitAll
public class SchemaResource {

    private static final String FILE = "/schemas/oai_lrmi.xsd";

    @GET
    @Produces("application/xml; charset=UTF-8")
    public InputStream schema() {
        return Objects.requireNonNull(SchemaResource.class.getResourceAsStream(FILE), FILE);
    }
}
