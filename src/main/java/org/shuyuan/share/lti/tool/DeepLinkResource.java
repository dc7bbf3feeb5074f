package org.shuyuan.share.lti.tool;

import com.nimbusds.jwt.JWTClaimsSet;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.PublicAddress;
import org.shuyuan.people.SentByOtherSites;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;
import org.shuyuan.share.lti.message.Once;

/**
 * Where a tool sends what a teacher has chosen in it (LTI Deep Linking 2.0, 4.5). It is only put aside, for the course that the
 * choosing was begun for; whoever may change the course adds it, on a page of ours.
 */
@Path(DeepLinkResource.PATH)
@Produces(MediaType.TEXT_HTML)
class DeepLinkResource {

    static final String PATH = "/lti/tools/deep-link";

    private final ToolMessages messages;
    private final Choosing choosing;
    private final Once once;
    private final ToolLinks links;
    private final PublicAddress address;

    DeepLinkResource(ToolMessages messages, Choosing choosing, Once once, ToolLinks links, PublicAddress address) {
        this.messages = messages;
        this.choosing = choosing;
        this.once = once;
        this.links = links;
        this.address = address;
    }

    /** Answers 303 to the page on which it is added. */
    @POST
    @Blocking
    @PermitAll
    @SentByOtherSites
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response chosen(@RestForm("JWT") @Nullable String message) throws InterruptedException {
        try {
            Choosing.Begun begun = taken(message == null ? "" : message);
            return Response.seeOther(URI.create("/studio/courses/" + begun.course() + "/tools/chosen/" + begun.id()))
                    .build();
        } catch (Untrusted untrusted) {
            throw Problem.because(untrusted, ProblemType.TOOL_ANSWER_WRONG, untrusted.why());
        }
    }

    private Choosing.Begun taken(String message) throws Untrusted, InterruptedException {
        ToolMessages.Believed believed = messages.believed(message, List.of(address.base()));
        Tool tool = believed.tool();
        JWTClaimsSet claims = believed.claims();
        same(claims, Claim.MESSAGE_TYPE, Claim.CHOSEN);
        same(claims, Claim.VERSION, Claim.LTI_1_3);
        same(claims, Claim.DEPLOYMENT, Tool.DEPLOYMENT);
        Choosing.Begun begun = text(claims, Claim.DATA)
                .flatMap(choosing::begun)
                .filter(known -> known.tool().equals(tool.id()))
                .orElseThrow(() -> new Untrusted("data isn't what we have sent, or is too old"));
        String nonce = text(claims, "nonce").orElseThrow(() -> new Untrusted("nonce is missing"));
        List<ContentItems.Item> items = new ContentItems(tool, begun.course()).read(claims);
        // Only now: nobody waits for keys of others with a connection in the hand.
        boolean first = QuarkusTransaction.requiringNew().call(() -> {
            boolean fresh = once.first("chosen/" + tool.id(), nonce, believed.ends())
                    && once.first("choice", begun.id().toString(), begun.ends());
            if (fresh) {
                items.forEach(item ->
                        links.place(item.link(), new ToolLinks.Placing(Optional.of(begun.id()), item.lineItem())));
            }
            return fresh;
        });
        if (!first) {
            throw new Untrusted("nonce or data was used before");
        }
        return begun;
    }

    private static void same(JWTClaimsSet claims, String name, String wanted) throws Untrusted {
        if (!wanted.equals(claims.getClaim(name))) {
            throw new Untrusted(name + " is not " + wanted);
        }
    }

    private static Optional<String> text(JWTClaimsSet claims, String name) {
        return claims.getClaim(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
