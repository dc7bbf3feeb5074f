package org.shuyuan.share.lti.grade;

import java.util.Optional;
import java.util.UUID;
import org.shuyuan.share.lti.link.Rule;

/**
 * How far somebody has come in a link.
 *
 * @param percent 0 to 100
 * @param score that is due of {@link #MAXIMUM}; nothing while it isn't enough
 */
record Reached(UUID account, int percent, Optional<Integer> score) {

    static final int MAXIMUM = 100;

    /** @param begun whether there is anything at all: in a quiz an attempt that has ended */
    static Reached of(UUID account, Rule rule, int percent, boolean begun) {
        boolean enough = begun && percent >= rule.needed();
        return new Reached(
                account,
                percent,
                switch (rule.measure()) {
                    case NONE -> Optional.empty();
                    case WATCHED -> enough ? Optional.of(MAXIMUM) : Optional.empty();
                    case QUIZ -> enough ? Optional.of(percent) : Optional.empty();
                });
    }
}
