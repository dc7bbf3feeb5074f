package org.shuyuan.share.oai;

import static org.shuyuan.share.oai.OaiError.Code.badArgument;
import static org.shuyuan.share.oai.OaiError.Code.badResumptionToken;
import static org.shuyuan.share.oai.OaiError.Code.cannotDisseminateFormat;
import static org.shuyuan.share.oai.OaiError.Code.noRecordsMatch;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.shuyuan.share.oai.OaiRequest.Selection;
import org.shuyuan.share.oai.StampedRecords.Stretch;

/** ListRecords and ListIdentifiers, page by page (OAI-PMH 2.0 §3.5). */
@ApplicationScoped
class RecordLists {

    private final StampedRecords records;
    private final Stamper stamper;
    private final OaiSets sets;
    private final ResumptionTokens tokens;
    private final OaiConfig config;

    RecordLists(StampedRecords records, Stamper stamper, OaiSets sets, ResumptionTokens tokens, OaiConfig config) {
        this.records = records;
        this.stamper = stamper;
        this.sets = sets;
        this.tokens = tokens;
        this.config = config;
    }

    /** Where a page stands in its list; {@code after} is none on the first page. */
    private record Position(Verb verb, Selection selection, Optional<Long> after, long cursor, long size) {}

    Answer begin(OaiRequest.Begin request) {
        Selection selection = request.selection();
        if (MetadataFormat.of(selection.prefix()).isEmpty()) {
            return Answer.Failed.of(cannotDisseminateFormat, "format-unknown", selection.prefix());
        }
        if (selection.set().isPresent() && !known(selection.set().get())) {
            return Answer.Failed.of(badArgument, "set-unknown", selection.set().get());
        }
        return page(new Position(request.verb(), selection, Optional.empty(), 0, 0));
    }

    Answer resume(OaiRequest.Resume request) {
        return tokens.open(request.verb(), request.token())
                .filter(token -> MetadataFormat.of(token.prefix()).isPresent())
                .map(token -> page(new Position(
                        token.verb(),
                        new Selection(token.prefix(), token.set(), Optional.empty(), token.before()),
                        Optional.of(token.after()),
                        token.cursor(),
                        token.size())))
                .orElseGet(() -> Answer.Failed.of(badResumptionToken, "token-bad"));
    }

    private boolean known(String set) {
        return sets.all().stream().anyMatch(known -> known.spec().equals(set)) || records.anyIn(set);
    }

    private Answer page(Position position) {
        boolean metadata = position.verb() == Verb.LIST_RECORDS;
        stamper.stampSome();
        Stretch stretch = records.read(position.selection(), position.after(), config.pageSize(), metadata);
        if (stretch.records().isEmpty()) {
            // On a later page: a list that ends in the past, and all that was left of it has changed since.
            return Answer.Failed.of(noRecordsMatch, "nothing-matches");
        }
        return new Answer.Found(stretch.asOf(), document -> {
            for (StoredRecord record : stretch.records()) {
                if (metadata) {
                    RecordXml.record(document, record);
                } else {
                    RecordXml.header(document, record);
                }
            }
            token(document, position, stretch);
        });
    }

    /** None on a list of one page, an empty one on the last page of a longer list. */
    private void token(OaiDocument document, Position position, Stretch stretch) {
        long given = position.cursor() + stretch.records().size();
        // A list grows while it is walked; a cursor beyond the size would look like an error to a harvester.
        long size = Math.max(
                position.after().isPresent() ? position.size() : stretch.size(), given + (stretch.more() ? 1 : 0));
        Map<String, String> attributes = new TreeMap<>();
        attributes.put("completeListSize", Long.toString(size));
        attributes.put("cursor", Long.toString(position.cursor()));
        if (stretch.more()) {
            Instant expires = tokens.expiry();
            attributes.put("expirationDate", Granularity.write(expires));
            ResumptionToken next = new ResumptionToken(
                    position.verb(),
                    position.selection().prefix(),
                    position.selection().set(),
                    position.selection().before(),
                    stretch.records().getLast().seq(),
                    given,
                    size,
                    expires);
            document.element("resumptionToken", tokens.seal(next), attributes);
        } else if (position.after().isPresent()) {
            document.element("resumptionToken", "", attributes);
        }
    }
}
