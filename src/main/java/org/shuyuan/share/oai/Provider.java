package org.shuyuan.share.oai;

import static org.shuyuan.share.oai.OaiError.Code.badResumptionToken;
import static org.shuyuan.share.oai.OaiError.Code.cannotDisseminateFormat;
import static org.shuyuan.share.oai.OaiError.Code.idDoesNotExist;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.shuyuan.catalog.Licences;
import org.shuyuan.text.Language;
import org.shuyuan.text.Messages;

/** Answers requests: arguments in, a whole document out. */
@ApplicationScoped
class Provider {

    private final RecordLists lists;
    private final StampedRecords records;
    private final Stamper stamper;
    private final Identification identification;
    private final OaiSets sets;
    private final Licences licences;
    private final RepositoryAddress address;
    private final Messages messages;
    private final Clock clock;

    Provider(
            RecordLists lists,
            StampedRecords records,
            Stamper stamper,
            Identification identification,
            OaiSets sets,
            Licences licences,
            RepositoryAddress address,
            Messages messages,
            Clock clock) {
        this.lists = lists;
        this.records = records;
        this.stamper = stamper;
        this.identification = identification;
        this.sets = sets;
        this.licences = licences;
        this.address = address;
        this.messages = messages;
        this.clock = clock;
    }

    /** The answer as XML in UTF-8. An error of the protocol is an answer too. */
    byte[] answer(Map<String, List<String>> given, Language language) {
        return switch (Arguments.read(given)) {
            case Arguments.Reading.Refused(List<OaiError> errors) -> failed(errors, Map.of(), language);
            case Arguments.Reading.Understood(OaiRequest request, Map<String, String> echo) ->
                switch (answer(request)) {
                    case Answer.Failed(List<OaiError> errors) -> failed(errors, repeatable(echo), language);
                    case Answer.Found found -> {
                        OaiDocument document = OaiDocument.begin(found.at(), address.base(), repeatable(echo));
                        document.open(request.verb().word());
                        found.content().accept(document);
                        yield document.close().end();
                    }
                };
        };
    }

    private Answer answer(OaiRequest request) {
        return switch (request) {
            case OaiRequest.Identify identify -> identity();
            case OaiRequest.ListMetadataFormats(Optional<String> identifier) -> formats(identifier);
            case OaiRequest.ListSets listSets -> sets();
            case OaiRequest.GetRecord(String identifier, String prefix) -> record(identifier, prefix);
            case OaiRequest.Begin begin -> lists.begin(begin);
            case OaiRequest.Resume resume ->
                switch (resume.verb()) {
                    case LIST_IDENTIFIERS, LIST_RECORDS -> lists.resume(resume);
                    // We list all sets at once, so a token for more of them is none of ours.
                    case LIST_SETS, IDENTIFY, LIST_METADATA_FORMATS, GET_RECORD ->
                        Answer.Failed.of(badResumptionToken, "token-bad");
                };
        };
    }

    private Answer identity() {
        Instant earliest = records.earliest();
        return new Answer.Found(clock.instant(), document -> identification.write(document, earliest, licences.urls()));
    }

    private Answer formats(Optional<String> identifier) {
        if (identifier.isPresent()
                && find(identifier.get(), MetadataFormat.OAI_DC).isEmpty()) {
            return Answer.Failed.of(idDoesNotExist, "identifier-unknown", identifier.get());
        }
        return new Answer.Found(clock.instant(), document -> {
            for (MetadataFormat format : MetadataFormat.values()) {
                document.open("metadataFormat")
                        .element("metadataPrefix", format.prefix())
                        .element("schema", format.schema(address))
                        .element("metadataNamespace", format.namespace())
                        .close();
            }
        });
    }

    private Answer sets() {
        List<OaiSets.OaiSet> all = sets.all();
        return new Answer.Found(clock.instant(), document -> {
            for (OaiSets.OaiSet set : all) {
                document.open("set")
                        .element("setSpec", set.spec())
                        .element("setName", set.name())
                        .close();
            }
        });
    }

    private Answer record(String identifier, String prefix) {
        Optional<MetadataFormat> format = MetadataFormat.of(prefix);
        if (format.isEmpty()) {
            return Answer.Failed.of(cannotDisseminateFormat, "format-unknown", prefix);
        }
        Optional<StoredRecord> record = find(identifier, format.get());
        if (record.isEmpty()) {
            return Answer.Failed.of(idDoesNotExist, "identifier-unknown", identifier);
        }
        if (record.get().metadata() == null && !record.get().deleted()) {
            return Answer.Failed.of(cannotDisseminateFormat, "format-unknown", prefix);
        }
        return new Answer.Found(clock.instant(), document -> RecordXml.record(document, record.get()));
    }

    private Optional<StoredRecord> find(String identifier, MetadataFormat format) {
        stamper.stampSome();
        // The database refuses a text with U+0000, which no identifier of ours has.
        return identifier.indexOf('\0') >= 0 ? Optional.empty() : records.find(identifier, format);
    }

    private byte[] failed(List<OaiError> errors, Map<String, String> echo, Language language) {
        boolean echoes = errors.stream().allMatch(error -> error.code().echoesArguments());
        OaiDocument document = OaiDocument.begin(clock.instant(), address.base(), echoes ? echo : Map.of());
        for (OaiError error : errors) {
            document.element(
                    "error",
                    error.say(messages, language),
                    Map.of("code", error.code().name()));
        }
        return document.end();
    }

    /** Without an identifier that is no URI: the answer would break its own schema by repeating it. */
    private static Map<String, String> repeatable(Map<String, String> echo) {
        String identifier = echo.get("identifier");
        if (identifier == null || isUri(identifier)) {
            return echo;
        }
        Map<String, String> repeatable = new TreeMap<>(echo);
        repeatable.remove("identifier");
        return repeatable;
    }

    private static boolean isUri(String text) {
        try {
            return !new URI(text).toString().isEmpty();
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
