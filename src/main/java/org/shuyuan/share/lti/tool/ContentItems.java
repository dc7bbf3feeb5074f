package org.shuyuan.share.lti.tool;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what was chosen in a tool (LTI Deep Linking 2.0, 4.5.3 and 3.1.3): links to places in it. What else it sends was not asked for. */
final class ContentItems {

    private static final int MOST = 50;
    private static final int MOST_PARAMETERS = 50;
    private static final int LONGEST = 2_000;

    private final Tool tool;
    private final UUID course;

    ContentItems(Tool tool, UUID course) {
        this.tool = tool;
        this.course = course;
    }

    /** A link that may be placed. */
    record Item(ToolLink link, Optional<LineItem.Wish> lineItem) {}

    List<Item> read(JWTClaimsSet claims) throws Untrusted {
        @Nullable Object value = claims.getClaim(Claim.ITEMS);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list) || list.size() > MOST) {
            throw new Untrusted("content_items is no list of at most " + MOST);
        }
        List<Item> items = new ArrayList<>();
        for (Object each : list) {
            if (each instanceof Map<?, ?> item && Claim.RESOURCE_LINK.equals(item.get("type"))) {
                items.add(item(item));
            }
        }
        return items;
    }

    private Item item(Map<?, ?> item) throws Untrusted {
        String title = text(item, "title")
                .map(words -> words.substring(0, Math.min(words.length(), ToolLink.LONGEST_TITLE)))
                .orElse(tool.title());
        Optional<String> url = text(item, "url");
        URI target = url.isPresent() ? target(url.get()) : tool.launch();
        return new Item(
                new ToolLink(Tools.newId(), tool.id(), course, title, target, custom(item.get("custom"))),
                lineItem(item.get("lineItem"), title));
    }

    /** Of the tool itself: a launch leads there, with who the reader is. */
    private URI target(String url) throws Untrusted {
        try {
            URI target = URI.create(url);
            if (url.length() <= LONGEST && target.getUserInfo() == null && tool.has(target)) {
                return target;
            }
        } catch (IllegalArgumentException malformed) {
            throw new Untrusted("url is no address: " + url, malformed);
        }
        throw new Untrusted("url isn't on the site of the tool: " + url);
    }

    private static Map<String, String> custom(@Nullable Object value) throws Untrusted {
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof Map<?, ?> map) || map.size() > MOST_PARAMETERS) {
            throw new Untrusted("custom is no object of at most " + MOST_PARAMETERS);
        }
        Map<String, String> custom = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String text = String.valueOf(entry.getValue());
            if (text.length() > LONGEST || String.valueOf(entry.getKey()).length() > LONGEST) {
                throw new Untrusted("a parameter of custom is longer than " + LONGEST);
            }
            custom.put(String.valueOf(entry.getKey()), text);
        }
        return custom;
    }

    private static Optional<LineItem.Wish> lineItem(@Nullable Object value, String title) throws Untrusted {
        if (!(value instanceof Map<?, ?> map)) {
            return Optional.empty();
        }
        if (!(map.get("scoreMaximum") instanceof Number maximum)
                || !Double.isFinite(maximum.doubleValue())
                || maximum.doubleValue() <= 0) {
            throw new Untrusted("scoreMaximum of lineItem is no number above 0");
        }
        return Optional.of(new LineItem.Wish(
                text(map, "label").orElse(title),
                maximum.doubleValue(),
                text(map, "resourceId"),
                text(map, "tag"),
                Optional.empty(),
                Optional.empty()));
    }

    private static Optional<String> text(Map<?, ?> map, String name) throws Untrusted {
        if (!(map.get(name) instanceof String given)) {
            return Optional.empty();
        }
        if (given.length() > LONGEST) {
            throw new Untrusted(name + " is longer than " + LONGEST);
        }
        // The database keeps none.
        return Optional.of(given.replace("\0", "").strip()).filter(text -> !text.isEmpty());
    }
}
