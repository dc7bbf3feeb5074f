package org.shuyuan.share.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.PublicAddress;
import org.shuyuan.play.Offers;
import org.shuyuan.text.Language;
import org.shuyuan.text.Messages;

/** Tells what another site shows of a page of ours (oEmbed 1.0): the player where something plays, else a link. */
@ApplicationScoped
class OEmbed {

    private static final Pattern PAGE =
            Pattern.compile("/(?:w|book|embed)/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/?");

    private final Offers offers;
    private final PublicAddress address;
    private final Messages messages;
    private final long fresh;

    OEmbed(Offers offers, PublicAddress address, Messages messages, FeedConfig config) {
        this.offers = offers;
        this.address = address;
        this.messages = messages;
        this.fresh = config.fresh().toSeconds();
    }

    /** The resource whose page has this address; nothing where it is none of ours. */
    Optional<UUID> resource(String url) {
        try {
            URI given = new URI(url.strip());
            URI own = URI.create(address.base());
            String path = Optional.ofNullable(given.getPath()).orElse("");
            String below = Optional.ofNullable(own.getPath()).orElse("");
            boolean ours = String.valueOf(given.getScheme()).matches("(?i)https?")
                    && String.valueOf(given.getAuthority()).equalsIgnoreCase(own.getAuthority())
                    && path.startsWith(below);
            Matcher page = PAGE.matcher(ours ? path.substring(below.length()) : "");
            return page.matches() ? Optional.of(UUID.fromString(page.group(1))) : Optional.empty();
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }

    /** The members of the answer, in the order of the specification (2.3.4); numbers as numbers. */
    Map<String, Object> of(
            LearningResource resource, OptionalInt mostWidth, OptionalInt mostHeight, Language language) {
        Map<String, Object> members = new LinkedHashMap<>();
        boolean film = resource.descriptors().first(Field.VIDEO_CODEC).isPresent();
        boolean plays = offers.of(resource).plays();
        members.put("type", !plays ? "link" : film ? "video" : "rich");
        members.put("version", "1.0");
        members.put("title", resource.title());
        resource.descriptors().first(Field.CREATOR).ifPresent(author -> members.put("author_name", author));
        members.put("provider_name", messages.say(language, "site.name"));
        members.put("provider_url", address.of("/"));
        members.put("cache_age", fresh);
        if (plays) {
            Embedded player =
                    Embedded.within(address.of("/embed/" + resource.id()), resource.title(), mostWidth, mostHeight);
            members.put("html", player.html());
            members.put("width", player.width());
            members.put("height", player.height());
        }
        return members;
    }
}
