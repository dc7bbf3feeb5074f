package org.shuyuan.seal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys as they were known at an instant.
 *
 * @param keys in the order in which they took their turns
 */
record KeyRing(List<Key> keys, Instant read) {

    /** @param alone whether nothing that an older key has signed is honoured any more */
    record Key(int id, SecretKeySpec value, Instant since, boolean alone) {}

    KeyRing {
        keys = List.copyOf(keys);
    }

    Optional<Key> newest() {
        return keys.isEmpty() ? Optional.empty() : Optional.of(keys.getLast());
    }

    /** A key of which something may still be honoured. */
    Optional<Key> honoured(int id) {
        return keys.stream()
                .filter(key -> key.id() == id && keys.stream().noneMatch(later -> later.id() > id && later.alone()))
                .findFirst();
    }

    /** When another key took over; empty for the newest. */
    Optional<Instant> superseded(int id) {
        return keys.stream().filter(key -> key.id() > id).map(Key::since).findFirst();
    }
}
