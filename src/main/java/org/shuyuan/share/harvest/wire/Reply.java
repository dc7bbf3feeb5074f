package org.shuyuan.share.harvest.wire;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.shuyuan.share.harvest.wire.HarvestTrouble.Kind;

/**
 * What stands around every answer (OAI-PMH 2.0 §3.2).
 *
 * @param refusals if there are any, there is no content
 * @param bytes of the answer, unpacked
 */
record Reply<T>(Instant responseDate, List<Refusal> refusals, Optional<T> content, long bytes) {

    private static final int LONGEST = 1000;
    private static final int MOST_REFUSALS = 20;

    /**
     * @param verb that was asked
     * @param reading makes the content of the element of that verb, at which the cursor stands
     */
    static <T> Reply<T> read(Cursor cursor, String verb, Function<Cursor, T> reading) {
        cursor.child(0);
        if (!cursor.name().equals("OAI-PMH")) {
            throw notOai("the document is <" + cursor.xml().getLocalName() + "> of "
                    + cursor.xml().getNamespaceURI());
        }
        String date = "";
        List<Refusal> refusals = new ArrayList<>();
        Optional<T> content = Optional.empty();
        int root = cursor.depth();
        while (cursor.child(root)) {
            String name = cursor.name();
            if (name.equals(verb) && content.isEmpty()) {
                content = Optional.of(reading.apply(cursor));
            } else if (name.equals("responseDate")) {
                date = cursor.text(LONGEST);
            } else if (name.equals("error") && refusals.size() < MOST_REFUSALS) {
                refusals.add(new Refusal(cursor.attribute("code"), cursor.text(LONGEST)));
            } else if (!name.equals("request")) {
                throw notOai(verb + " was asked for, <" + cursor.xml().getLocalName() + "> was answered");
            }
        }
        cursor.end();
        if (content.isEmpty() && refusals.isEmpty()) {
            throw notOai("neither " + verb + " nor an error is in it");
        }
        String said = date;
        Instant responseDate = UtcDate.read(date).orElseThrow(() -> notOai("the responseDate is no UTC date: " + said));
        return new Reply<>(
                responseDate, List.copyOf(refusals), refusals.isEmpty() ? content : Optional.empty(), cursor.bytes());
    }

    /** The content, or another value where the repository refuses with the code that stands for it. */
    T orIf(String code, T other) {
        for (Refusal refusal : refusals) {
            if (!refusal.code().equals(code)) {
                throw refusal.trouble();
            }
        }
        return content.orElse(other);
    }

    T orThrow() {
        return content.orElseThrow(() -> refusals.getFirst().trouble());
    }

    private static HarvestTrouble notOai(String detail) {
        return new HarvestTrouble(Kind.NOT_OAI, detail);
    }
}
