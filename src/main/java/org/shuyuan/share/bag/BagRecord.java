package org.shuyuan.share.bag;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.shuyuan.catalog.AssetRole;
import org.shuyuan.catalog.Descriptors;
import org.shuyuan.catalog.Field;
import org.shuyuan.catalog.Origin;
import org.shuyuan.catalog.Provenance;
import org.shuyuan.catalog.ResourceState;
import org.shuyuan.describe.LanguageTag;
import org.shuyuan.storage.Digest;

/**
 * A resource as its {@code record.json} tells it.
 *
 * @param format of this file: 1
 * @param organisation its code
 * @param state {@code draft}, {@code published} or {@code withdrawn}, with the reason of the last
 * @param since when it came into this state
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record BagRecord(
        int format,
        UUID id,
        String kind,
        String organisation,
        String state,
        Optional<String> reason,
        Instant since,
        Instant created,
        Descriptors descriptors,
        Optional<Provenance> provenance,
        List<File> files) {

    static final int FORMAT = 1;

    /** As BCP 47 calls a language that nobody has told. */
    static final String UNKNOWN = "und";

    /** What the database keeps, and the protocols write. */
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant BEYOND = Instant.parse("+10000-01-01T00:00:00Z");

    private static final Predicate<String> WEB =
            Pattern.compile("https?://[^\\s\\p{Cntrl}]+").asMatchPredicate();

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    BagRecord {
        if (format != FORMAT) {
            throw new IllegalArgumentException("a record of format " + format + ", not " + FORMAT);
        }
        if (!List.of("draft", "published", "withdrawn").contains(state)) {
            throw new IllegalArgumentException("'" + state + "' is no state");
        }
        if (Stream.of(since, created).anyMatch(moment -> moment.isBefore(FIRST) || !moment.isBefore(BEYOND))) {
            throw new IllegalArgumentException("a time outside of the years 1 to 9999");
        }
        files = List.copyOf(files);
    }

    /**
     * A file of the resource, in the order in which they came.
     *
     * @param path below the folder of the resource
     * @param role the id of an {@link AssetRole}
     * @param sha256 64 hexadecimal digits
     * @param filename the name that it came with
     * @param language BCP 47; of text tracks only
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record File(
            String path,
            String role,
            String sha256,
            long size,
            String mediaType,
            String filename,
            Optional<String> language,
            Origin origin) {

        File {
            boolean known = Arrays.stream(AssetRole.values()).map(AssetRole::id).anyMatch(role::equals);
            if (!known || size < 0 || !Digest.isDigest(sha256) || !path.startsWith("files/")) {
                throw new IllegalArgumentException("'" + path + "' is no file of a resource");
            }
        }

        /** Whether it is text that stands beside a film. */
        boolean isTrack() {
            return is() == AssetRole.CAPTION || is() == AssetRole.CHAPTERS;
        }

        /** Whether it must be taken in: what was read out of the original is read out of it again. */
        boolean isKept() {
            return switch (is()) {
                case ORIGINAL -> true;
                case COVER -> false;
                case CAPTION, CHAPTERS -> origin != Origin.EXTRACTED;
            };
        }

        AssetRole is() {
            return AssetRole.valueOf(role.toUpperCase(Locale.ROOT));
        }
    }

    ResourceState life() {
        return switch (state) {
            case "published" -> new ResourceState.Published(since);
            case "withdrawn" -> new ResourceState.Withdrawn(since, reason.orElse(""));
            default -> new ResourceState.Draft(since);
        };
    }

    BagRecord with(List<File> all) {
        return new BagRecord(
                format, id, kind, organisation, state, reason, since, created, descriptors, provenance, all);
    }

    byte[] encode() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws IOException where the bytes are no record; the message says why */
    static BagRecord decode(byte[] bytes) throws IOException {
        try {
            BagRecord record = JSON.readValue(bytes, BagRecord.class);
            if (!record.harmless()) {
                throw new IOException("an address, a language or a character that cannot be");
            }
            if (record.state().equals("published")
                    && record.descriptors().values(Field.TITLE).stream().allMatch(String::isBlank)) {
                throw new IOException("it is published, and has no title");
            }
            return record;
        } catch (JsonProcessingException wrong) {
            throw new IOException(wrong.getOriginalMessage(), wrong);
        }
    }

    /** Addresses become links here, languages parts of addresses, and the database keeps no text with a zero in it. */
    private boolean harmless() {
        Stream<String> texts = Stream.concat(
                Stream.of(organisation, reason.orElse("")),
                Stream.concat(
                        files.stream().flatMap(file -> Stream.of(file.filename(), file.mediaType())),
                        provenance.stream()
                                .flatMap(way -> way.hops().stream())
                                .flatMap(hop -> Stream.of(
                                        hop.baseUrl(),
                                        hop.identifier(),
                                        hop.datestamp(),
                                        hop.namespace(),
                                        hop.harvested()))));
        return texts.noneMatch(text -> text.indexOf('\0') >= 0)
                && files.stream()
                        .filter(File::isKept)
                        .flatMap(file -> file.language().stream())
                        .allMatch(tag -> LanguageTag.of(tag).filter(tag::equals).isPresent() || tag.equals(UNKNOWN))
                && provenance.flatMap(Provenance::page).stream().allMatch(WEB);
    }

    static Descriptors descriptors(String json) throws JsonProcessingException {
        return JSON.readValue(json, Descriptors.class);
    }

    static Provenance provenance(String json) throws JsonProcessingException {
        return JSON.readValue(json, Provenance.class);
    }
}
