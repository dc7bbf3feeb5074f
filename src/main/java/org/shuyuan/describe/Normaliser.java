package org.shuyuan.describe;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.shuyuan.catalog.Term;
import org.shuyuan.catalog.Vocabularies;

/** One step from a value as a file has it to a value as the catalog wants it. The list of steps is closed. */
sealed interface Normaliser {

    /** The values that the step makes of one; none where it isn't worth keeping. */
    List<String> apply(String value, Vocabularies vocabularies);

    /** The step by its name in a crosswalk file. */
    @JsonCreator
    static Normaliser of(String name) {
        if (name.startsWith(InVocabulary.PREFIX)) {
            return new InVocabulary(name.substring(InVocabulary.PREFIX.length()));
        }
        return Arrays.stream(Wording.values())
                .filter(wording -> wording.id().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no normaliser '" + name + "'"));
    }

    /** Keeps what the vocabulary knows, by its id. */
    record InVocabulary(String vocabulary) implements Normaliser {

        private static final String PREFIX = "vocabulary:";

        @Override
        public List<String> apply(String value, Vocabularies vocabularies) {
            return vocabularies.get(vocabulary).named(value).map(Term::id).stream()
                    .toList();
        }
    }

    /** The steps that look at nothing but the value. */
    enum Wording implements Normaliser {
        TRIM {
            @Override
            List<String> apply(String value) {
                return List.of(value.strip());
            }
        },
        COLLAPSE_SPACE {
            @Override
            List<String> apply(String value) {
                return List.of(PlainText.of(value).replace('\n', ' '));
            }
        },
        MEND_ENCODING {
            @Override
            List<String> apply(String value) {
                return List.of(Mojibake.mended(value));
            }
        },
        SPLIT_SEMICOLON {
            @Override
            List<String> apply(String value) {
                return List.of(value.split("[;；、]"));
            }
        },
        SPLIT_COMMA {
            @Override
            List<String> apply(String value) {
                return List.of(value.split("[,，;；、]"));
            }
        },
        STRIP_FILENAME_EXTENSION {
            @Override
            List<String> apply(String value) {
                return List.of(Titles.withoutExtension(value));
            }
        },
        DROP_UNTITLED {
            @Override
            List<String> apply(String value) {
                return Titles.isMadeByProgram(value) ? List.of() : List.of(Titles.withoutProgram(value));
            }
        },
        DROP_PROGRAM_NAME {
            @Override
            List<String> apply(String value) {
                return Titles.isProgramOrAccount(value) ? List.of() : List.of(value);
            }
        },
        LANGUAGE_TAG {
            @Override
            List<String> apply(String value) {
                return Quantities.languageTag(value).stream().toList();
            }
        },
        DATE {
            @Override
            List<String> apply(String value) {
                return Quantities.date(value).stream().toList();
            }
        },
        INTEGER {
            @Override
            List<String> apply(String value) {
                return Quantities.integer(value).stream().toList();
            }
        },
        SECONDS {
            @Override
            List<String> apply(String value) {
                return Quantities.seconds(value).stream().toList();
            }
        },
        /** ISO 8601, as most vocabularies write a length of time: PT12M30S. */
        DURATION {
            @Override
            List<String> apply(String value) {
                return Quantities.duration(value).stream().toList();
            }
        },
        SPLIT_SPACE {
            @Override
            List<String> apply(String value) {
                return List.of(value.strip().split("\\s+"));
            }
        },
        /** Of a vCard its formatted name (RFC 6350, 6.2.1), of anything else itself. */
        VCARD_NAME {
            @Override
            List<String> apply(String value) {
                return List.of(Titles.ofCard(value));
            }
        };

        abstract List<String> apply(String value);

        @Override
        public List<String> apply(String value, Vocabularies vocabularies) {
            return apply(value);
        }

        String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
