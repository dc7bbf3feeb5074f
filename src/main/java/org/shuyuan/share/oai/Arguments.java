package org.shuyuan.share.oai;

import static org.shuyuan.share.oai.OaiError.Code.badArgument;
import static org.shuyuan.share.oai.OaiError.Code.badVerb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.shuyuan.share.oai.Granularity.Moment;

/** Reads the arguments of a request, of its query or of its form (OAI-PMH 2.0 §3.1.1). */
final class Arguments {

    /** What came of reading. */
    sealed interface Reading {
        /** @param echo the arguments as the answer repeats them */
        record Understood(OaiRequest request, Map<String, String> echo) implements Reading {}

        record Refused(List<OaiError> errors) implements Reading {}
    }

    private static final String UNRESERVED = "[A-Za-z0-9\\-_.!~*'()]+";
    private static final Pattern PREFIX = Pattern.compile(UNRESERVED);
    private static final Pattern SET = Pattern.compile(UNRESERVED + "(:" + UNRESERVED + ")*");

    private final Map<String, List<String>> given;
    private final List<OaiError> errors = new ArrayList<>();

    private Arguments(Map<String, List<String>> given) {
        this.given = given;
    }

    static Reading read(Map<String, List<String>> given) {
        List<String> verbs = given.getOrDefault("verb", List.of());
        if (verbs.size() != 1) {
            String key = verbs.isEmpty() ? "verb-missing" : "verb-repeated";
            return new Reading.Refused(List.of(OaiError.of(badVerb, key)));
        }
        return Verb.of(verbs.getFirst())
                .map(verb -> new Arguments(given).read(verb))
                .orElseGet(() -> new Reading.Refused(List.of(OaiError.of(badVerb, "verb-unknown", verbs.getFirst()))));
    }

    private Reading read(Verb verb) {
        refuseWhatDoesNotBelong(verb);
        Optional<OaiRequest> request = errors.isEmpty() ? request(verb) : Optional.empty();
        if (!errors.isEmpty() || request.isEmpty()) {
            return new Reading.Refused(List.copyOf(errors));
        }
        Map<String, String> echo = new TreeMap<>();
        given.forEach((name, values) -> echo.put(name, values.getFirst()));
        return new Reading.Understood(request.get(), echo);
    }

    private void refuseWhatDoesNotBelong(Verb verb) {
        new TreeMap<>(given).forEach((name, values) -> {
            if (!verb.takes(name)) {
                refuse("argument-unknown", name);
            } else if (values.size() > 1) {
                refuse("argument-repeated", name);
            } else if (values.getFirst().isEmpty()) {
                refuse("argument-empty", name);
            }
        });
        if (given.containsKey("resumptionToken")) {
            if (given.size() > 2) {
                refuse("token-exclusive");
            }
        } else {
            verb.required().stream()
                    .sorted()
                    .filter(name -> !given.containsKey(name))
                    .forEach(name -> refuse("argument-missing", name));
        }
    }

    private Optional<OaiRequest> request(Verb verb) {
        return switch (verb) {
            case IDENTIFY -> Optional.of(new OaiRequest.Identify());
            case LIST_METADATA_FORMATS -> Optional.of(new OaiRequest.ListMetadataFormats(value("identifier")));
            case LIST_SETS ->
                value("resumptionToken")
                        .<OaiRequest>map(token -> new OaiRequest.Resume(verb, token))
                        .or(() -> Optional.of(new OaiRequest.ListSets()));
            case GET_RECORD ->
                prefix().flatMap(prefix -> value("identifier").map(id -> new OaiRequest.GetRecord(id, prefix)));
            case LIST_IDENTIFIERS, LIST_RECORDS ->
                value("resumptionToken")
                        .<OaiRequest>map(token -> new OaiRequest.Resume(verb, token))
                        .or(() -> selection().map(selection -> new OaiRequest.Begin(verb, selection)));
        };
    }

    private Optional<OaiRequest.Selection> selection() {
        Optional<String> set = value("set");
        if (set.isPresent() && !SET.matcher(set.get()).matches()) {
            refuse("set-malformed", set.get());
        }
        Optional<Moment> from = moment("from");
        Optional<Moment> until = moment("until");
        if (from.isPresent() && until.isPresent()) {
            if (from.get().granularity() != until.get().granularity()) {
                refuse("granularity-mixed");
            } else if (from.get().start().isAfter(until.get().start())) {
                refuse("from-after-until");
            }
        }
        return prefix().map(prefix ->
                new OaiRequest.Selection(prefix, set, from.map(Moment::start), until.map(Moment::end)));
    }

    private Optional<String> prefix() {
        Optional<String> prefix = value("metadataPrefix");
        if (prefix.isPresent() && !PREFIX.matcher(prefix.get()).matches()) {
            refuse("prefix-malformed", prefix.get());
        }
        return prefix;
    }

    private Optional<Moment> moment(String name) {
        Optional<Moment> moment = value(name).flatMap(Granularity::read);
        if (moment.isEmpty() && value(name).isPresent()) {
            refuse("date-malformed", name, value(name).get());
        }
        return moment;
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(given.get(name)).map(List::getFirst);
    }

    private void refuse(String key, Object... arguments) {
        errors.add(OaiError.of(badArgument, key, arguments));
    }
}
