package org.shuyuan.share.oai;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyuan.share.oai.Arguments.Reading;

class ArgumentsTest {

    @ParameterizedTest
    @CsvSource({
        "'', verb-missing",
        "verb=, verb-unknown",
        "verb=identify, verb-unknown",
        "verb=Identify&verb=Identify, verb-repeated",
        "metadataPrefix=oai_dc, verb-missing"
    })
    void aRequestNeedsOneKnownVerb(String query, String key) {
        assertThat(errors(query)).containsExactly(OaiError.Code.badVerb + " " + key);
    }

    @ParameterizedTest
    @CsvSource({
        "verb=Identify&set=org, argument-unknown",
        "verb=GetRecord&identifier=a&metadataPrefix=oai_dc&until=2026-01-01, argument-unknown",
        "verb=ListRecords, argument-missing",
        "verb=GetRecord&metadataPrefix=oai_dc, argument-missing",
        "verb=ListRecords&metadataPrefix=, argument-empty",
        "verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc, argument-repeated",
        "verb=ListRecords&metadataPrefix=oai dc, prefix-malformed",
        "verb=ListRecords&metadataPrefix=oai_dc&set=org::33, set-malformed",
        "verb=ListRecords&metadataPrefix=oai_dc&set=学科, set-malformed",
        "verb=ListRecords&metadataPrefix=oai_dc&resumptionToken=x, token-exclusive",
        "verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01&until=2026-01-01T00:00:00Z, granularity-mixed",
        "verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-02&until=2026-01-01, from-after-until"
    })
    void whatDoesNotBelongIsABadArgument(String query, String key) {
        assertThat(errors(query)).containsExactly(OaiError.Code.badArgument + " " + key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026",
                "2026-01",
                "2026-1-1",
                "2026-13-01",
                "2026-02-30",
                "0000-01-01",
                "2026-01-01T00:00:00",
                "2026-01-01T00:00:00.5Z",
                "2026-01-01T00:00Z",
                "2026-01-01T24:00:00Z",
                "2026-01-01T00:00:00+08:00",
                " 2026-01-01",
                "昨天"
            })
    void aDateThatIsNoUtcDatetimeIsRefused(String date) {
        assertThat(errors("verb=ListIdentifiers&metadataPrefix=oai_dc&from=" + date))
                .containsExactly(OaiError.Code.badArgument + " date-malformed");
    }

    @Test
    void everyWrongArgumentIsNamed() {
        assertThat(errors("verb=ListRecords&form=2026-01-01&sets=org")).hasSize(3);
    }

    @Test
    void bothBoundsAreInclusiveInEitherGranularity() {
        assertThat(selection("from=2026-03-01&until=2026-03-01"))
                .isEqualTo(new OaiRequest.Selection(
                        "oai_dc",
                        Optional.empty(),
                        Optional.of(Instant.parse("2026-03-01T00:00:00Z")),
                        Optional.of(Instant.parse("2026-03-02T00:00:00Z"))));
        assertThat(selection("set=org:33:3301&until=2026-03-01T08:00:00Z"))
                .isEqualTo(new OaiRequest.Selection(
                        "oai_dc",
                        Optional.of("org:33:3301"),
                        Optional.empty(),
                        Optional.of(Instant.parse("2026-03-01T08:00:01Z"))));
    }

    @Test
    void aTokenStandsAlone() {
        assertThat(Arguments.read(parse("verb=ListRecords&resumptionToken=abc")))
                .isInstanceOfSatisfying(
                        Reading.Understood.class,
                        understood -> assertThat(understood.request())
                                .isEqualTo(new OaiRequest.Resume(Verb.LIST_RECORDS, "abc")));
    }

    private static OaiRequest.Selection selection(String query) {
        Reading reading = Arguments.read(parse("verb=ListRecords&metadataPrefix=oai_dc&" + query));
        return ((OaiRequest.Begin) ((Reading.Understood) reading).request()).selection();
    }

    private static List<String> errors(String query) {
        return ((Reading.Refused) Arguments.read(parse(query)))
                .errors().stream()
                        .map(error -> error.code() + " " + error.key())
                        .toList();
    }

    private static Map<String, List<String>> parse(String query) {
        Map<String, List<String>> given = new LinkedHashMap<>();
        for (String pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            given.computeIfAbsent(pair.substring(0, equals), name -> new ArrayList<>())
                    .add(pair.substring(equals + 1));
        }
        return given;
    }
}
