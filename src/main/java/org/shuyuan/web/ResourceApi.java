package org.shuyuan.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;
import org.shuyuan.catalog.Access;
import org.shuyuan.catalog.Catalog;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.Origin;
import org.shuyuan.people.CurrentUser;
import org.shuyuan.people.Role;
import org.shuyuan.text.ReaderLanguage;

/** A resource: what it is, how far its processing is, where it is played; and its life. */
@Path("/api/resources/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "resources")
class ResourceApi {

    private final Access access;
    private final Catalog catalog;
    private final ResourceViews views;
    private final ProcessingEvents events;
    private final CurrentUser user;
    private final ReaderLanguage language;

    ResourceApi(
            Access access,
            Catalog catalog,
            ResourceViews views,
            ProcessingEvents events,
            CurrentUser user,
            ReaderLanguage language) {
        this.access = access;
        this.catalog = catalog;
        this.views = views;
        this.events = events;
        this.user = user;
        this.language = language;
    }

    @GET
    @PermitAll
    @Transactional
    @Operation(summary = "The resource, its files, its processing and where it is played")
    public ResourceView get(@RestPath UUID id) {
        return views.of(access.readable(id), language.get());
    }

    /**
     * A JSON Merge Patch (RFC 7396) of descriptors: {@code {"title": "…", "subject": ["math"], "description": null}}. What
     * a person says here wins over what was extracted; {@code null} takes the person's word back.
     */
    @PATCH
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RolesAllowed({Role.TEACHER_ROLE, Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
    @Transactional
    @Operation(summary = "Changes descriptors by JSON Merge Patch")
    public ResourceView patch(@RestPath UUID id, @Nullable JsonNode patch) {
        LearningResource resource = access.changeable(id);
        catalog.describe(resource.id(), Origin.PERSON, DescriptorPatch.read(patch));
        return views.of(catalog.get(id), language.get());
    }

    @POST
    @Path("publish")
    @RolesAllowed({Role.TEACHER_ROLE, Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
    @Transactional
    @Operation(summary = "Publishes a draft, or again what was withdrawn")
    public ResourceView publish(@RestPath UUID id) {
        access.changeable(id);
        return views.of(catalog.publish(id), language.get());
    }

    /** The reason, if there is one. */
    public record Withdrawal(Optional<String> reason) {}

    @POST
    @Path("withdraw")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.TEACHER_ROLE, Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
    @Transactional
    @Operation(summary = "Withdraws what is published")
    public ResourceView withdraw(@RestPath UUID id, @Nullable Withdrawal withdrawal) {
        access.changeable(id);
        String reason = withdrawal == null ? "" : withdrawal.reason().orElse("");
        return views.of(catalog.withdraw(id, reason), language.get());
    }

    @POST
    @Path("try-again")
    @RolesAllowed({Role.TEACHER_ROLE, Role.CURATOR_ROLE, Role.OPERATOR_ROLE})
    @Transactional
    @Operation(summary = "Does the steps of the processing once more that have failed")
    public ResourceView tryAgain(@RestPath UUID id) {
        access.changeable(id);
        return views.of(catalog.tryAgain(id), language.get());
    }

    /** The processing object, whenever it changes, until it is done or failed. */
    @GET
    @Path("events")
    @PermitAll
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Operation(summary = "Follows the processing by server-sent events")
    public Multi<ResourceView.ProcessingView> events(@RestPath UUID id) {
        return events.of(access.readable(id).id(), user.account(), language.get());
    }
}
