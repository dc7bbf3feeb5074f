package org.shuyuan.share.harvest.wire;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.shuyuan.share.harvest.wire.HarvestTrouble.Kind;

/** Reads what stands in {@code Identify} (OAI-PMH 2.0 §4.2), and the descriptions of it that we know. */
final class IdentityReader {

    private static final String OAI_IDENTIFIER = "http://www.openarchives.org/OAI/2.0/oai-identifier";
    private static final String FRIENDS = "http://www.openarchives.org/OAI/2.0/friends/";

    private static final int LONGEST = 1000;
    private static final int MOST = 500;

    private final Cursor cursor;
    private String name = "";
    private String baseUrl = "";
    private String version = "";
    private final List<String> adminEmails = new ArrayList<>();
    private Instant earliest = Instant.EPOCH;
    private Granularity granularity = Granularity.DAY;
    private Deletions deletions = Deletions.NO;
    private Optional<String> repositoryIdentifier = Optional.empty();
    private final List<URI> friends = new ArrayList<>();

    private IdentityReader(Cursor cursor) {
        this.cursor = cursor;
    }

    static Identity read(Cursor cursor) {
        return new IdentityReader(cursor).read();
    }

    private Identity read() {
        int depth = cursor.depth();
        while (cursor.child(depth)) {
            switch (cursor.name()) {
                case "repositoryName" -> name = cursor.text(LONGEST);
                case "baseURL" -> baseUrl = cursor.text(LONGEST);
                case "protocolVersion" -> version = cursor.text(LONGEST);
                case "adminEmail" -> add(cursor.text(LONGEST), adminEmails);
                case "earliestDatestamp" ->
                    earliest = UtcDate.read(cursor.text(LONGEST)).orElse(Instant.EPOCH);
                case "granularity" -> granularity = Granularity.read(cursor.text(LONGEST));
                case "deletedRecord" -> deletions = Deletions.read(cursor.text(LONGEST));
                case "description" -> description();
                default -> {
                    // compression: whatever is packed says so
                }
            }
        }
        if (!version.equals("2.0")) {
            throw new HarvestTrouble(Kind.NOT_OAI, "its protocol is of version " + version + ", not 2.0");
        }
        return new Identity(
                name, baseUrl, adminEmails, earliest, granularity, deletions, repositoryIdentifier, friends);
    }

    private void description() {
        int depth = cursor.depth();
        while (cursor.child(depth)) {
            boolean identifiers = cursor.isIn(OAI_IDENTIFIER);
            boolean friendly = cursor.isIn(FRIENDS);
            int inner = cursor.depth();
            while (cursor.child(inner)) {
                String element = cursor.xml().getLocalName();
                if (identifiers && element.equals("repositoryIdentifier")) {
                    repositoryIdentifier = Optional.of(cursor.text(LONGEST)).filter(text -> !text.isEmpty());
                } else if (friendly && element.equals("baseURL")) {
                    friend(cursor.text(LONGEST)).ifPresent(address -> add(address, friends));
                }
            }
        }
    }

    private static Optional<URI> friend(String address) {
        try {
            return Optional.of(new URI(address))
                    .filter(uri -> String.valueOf(uri.getScheme()).matches("https?"));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static <T> void add(T one, List<T> to) {
        if (to.size() < MOST) {
            to.add(one);
        }
    }
}
