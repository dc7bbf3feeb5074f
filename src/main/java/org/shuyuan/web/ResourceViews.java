package org.shuyuan.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.Origin;
import org.shuyuan.catalog.Processing;
import org.shuyuan.play.Playback;
import org.shuyuan.render.Renditions;
import org.shuyuan.text.Language;
import org.shuyuan.text.Messages;

/** Tells a resource in the shape of the API. */
@ApplicationScoped
class ResourceViews {

    private final Processing processing;
    private final Renditions renditions;
    private final Playback playback;
    private final Messages messages;

    ResourceViews(Processing processing, Renditions renditions, Playback playback, Messages messages) {
        this.processing = processing;
        this.renditions = renditions;
        this.playback = playback;
        this.messages = messages;
    }

    ResourceView of(LearningResource resource, Language language) {
        return new ResourceView(
                resource.id(),
                resource.title(),
                resource.kind(),
                resource.state().id(),
                descriptors(resource),
                resource.assets().stream()
                        .map(asset -> new ResourceView.AssetView(
                                asset.id(),
                                asset.role().id(),
                                asset.filename(),
                                asset.mediaType(),
                                asset.size(),
                                asset.sha256()))
                        .toList(),
                renditions.of(resource.id()).stream()
                        .map(rendition -> new ResourceView.RenditionView(
                                rendition.name().id(), rendition.state().id(), rendition.percent()))
                        .toList(),
                processing(processing.of(resource.id()), language),
                playback.of(resource),
                links(resource.id()));
    }

    ResourceView.ProcessingView processing(Processing.Status status, Language language) {
        return new ResourceView.ProcessingView(
                status.stage(),
                status.percent(),
                status.problem()
                        .map(problem -> new ResourceView.ProblemView(
                                problem.type().uri(),
                                problem.title(messages, language),
                                problem.detail(messages, language))));
    }

    private static Map<String, ResourceView.DescriptorView> descriptors(LearningResource resource) {
        Map<String, ResourceView.DescriptorView> views = new LinkedHashMap<>();
        for (Field field : resource.descriptors().byField().keySet()) {
            views.put(
                    field.id(),
                    new ResourceView.DescriptorView(
                            resource.descriptors().values(field),
                            resource.descriptors().origin(field).map(Origin::id).orElse("")));
        }
        return views;
    }

    private static Map<String, String> links(UUID id) {
        Map<String, String> links = new LinkedHashMap<>();
        links.put("self", "/api/resources/" + id);
        links.put("page", "/w/" + id);
        links.put("events", "/api/resources/" + id + "/events");
        return links;
    }
}
