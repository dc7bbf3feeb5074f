package org.shuyuan.search.index;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.shuyuan.search.engine.Engine;

/**
 * Writes documents into the engine, as many with one request as fit into some megabytes. What the engine refuses of them is kept,
 * by the resource that it belongs to.
 */
public final class Bulk {

    /** More at once is no faster, and has to be held by both sides. */
    private static final int FULL = 4 << 20;

    private static final JsonFactory JSON = new JsonFactory();

    private final Engine engine;
    private final Map<UUID, String> refused = new LinkedHashMap<>();
    /** Of each document that waits, and where it ends. */
    private final List<UUID> owners = new ArrayList<>();

    private final List<Integer> ends = new ArrayList<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream(FULL + FULL / 4);

    public Bulk(Engine engine) {
        this.engine = engine;
    }

    /**
     * @param owner the resource that the document belongs to
     * @param known fields of the index; others are left out
     * @param values a text, a number, or several texts for each field; a field without values is left out
     * @throws IOException where the engine is away
     */
    public void put(String index, String id, UUID owner, Set<String> known, Map<String, ?> values) throws IOException {
        action("index", index, id);
        try (JsonGenerator json = JSON.createGenerator(body)) {
            json.writeStartObject();
            for (Map.Entry<String, ?> value : values.entrySet()) {
                if (known.contains(value.getKey())) {
                    write(json, value.getKey(), value.getValue());
                }
            }
            json.writeEndObject();
        }
        body.write('\n');
        added(owner);
    }

    /** @throws IOException where the engine is away */
    void delete(String index, String id, UUID owner) throws IOException {
        action("delete", index, id);
        added(owner);
    }

    /**
     * Afterwards the engine has acknowledged or refused all that was given.
     *
     * @throws IOException where the engine is away
     */
    public void flush() throws IOException {
        if (owners.isEmpty()) {
            return;
        }
        byte[] lines = body.toByteArray();
        try {
            send(lines, owners);
        } catch (IOException failure) {
            if (!Engine.tooLong(failure)) {
                throw failure;
            }
            oneByOne(lines);
        }
        body.reset();
        owners.clear();
        ends.clear();
    }

    private void oneByOne(byte[] lines) throws IOException {
        int begin = 0;
        for (int at = 0; at < owners.size(); at++) {
            try {
                send(Arrays.copyOfRange(lines, begin, ends.get(at)), owners.subList(at, at + 1));
            } catch (IOException failure) {
                if (!Engine.tooLong(failure)) {
                    throw failure;
                }
                refused.putIfAbsent(
                        owners.get(at), "longer than the engine takes: " + (ends.get(at) - begin) + " bytes");
            }
            begin = ends.get(at);
        }
    }

    private void send(byte[] lines, List<UUID> owners) throws IOException {
        JsonObject answer = engine.bulk(lines);
        if (!answer.get("errors").getAsBoolean()) {
            return;
        }
        List<JsonElement> items = answer.getAsJsonArray("items").asList();
        for (int at = 0; at < items.size(); at++) {
            JsonObject item = items.get(at).getAsJsonObject();
            JsonElement error =
                    item.getAsJsonObject(item.keySet().iterator().next()).get("error");
            if (error != null) {
                refused.putIfAbsent(owners.get(at), error.toString());
            }
        }
    }

    /** Resources of which the engine won't take something, and why. */
    public Map<UUID, String> refused() {
        return Map.copyOf(refused);
    }

    private void action(String action, String index, String id) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(body)) {
            json.writeStartObject();
            json.writeObjectFieldStart(action);
            json.writeStringField("_index", index);
            json.writeStringField("_id", id);
            json.writeEndObject();
            json.writeEndObject();
        }
        body.write('\n');
    }

    private void added(UUID owner) throws IOException {
        owners.add(owner);
        ends.add(body.size());
        if (body.size() >= FULL) {
            flush();
        }
    }

    private static void write(JsonGenerator json, String field, Object value) throws IOException {
        switch (value) {
            case List<?> none when none.isEmpty() -> {
                // As if it weren't there.
            }
            case List<?> one when one.size() == 1 -> write(json, field, one.getFirst());
            case List<?> several -> {
                json.writeArrayFieldStart(field);
                for (Object each : several) {
                    json.writeString((String) each);
                }
                json.writeEndArray();
            }
            case String text -> json.writeStringField(field, text);
            case Double number -> json.writeNumberField(field, number);
            default -> throw new IllegalArgumentException("Not for the index: " + value);
        }
    }
}
