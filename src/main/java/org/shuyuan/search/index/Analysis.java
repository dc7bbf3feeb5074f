package org.shuyuan.search.index;

import io.quarkus.hibernate.search.orm.elasticsearch.SearchExtension;
import org.hibernate.search.backend.elasticsearch.analysis.ElasticsearchAnalysisConfigurationContext;
import org.hibernate.search.backend.elasticsearch.analysis.ElasticsearchAnalysisConfigurer;
import org.shuyuan.text.Simplified;

/**
 * How text is cut into words, the same way when it is indexed and when it is asked for.
 *
 * <p>Characters are folded before the text is cut: NFKC with case folding makes Ａ, a and ² what a person types, and keeps
 * H₂O one word, which no filter behind the tokenizer could mend; the mapping of traditional to simplified characters has
 * to stand there because a tokenizer that knows only simplified words would already have cut 中華書局 apart.
 */
@SearchExtension
class Analysis implements ElasticsearchAnalysisConfigurer {

    /** Words by the dictionary of ICU. */
    static final String WORDS = "zh";
    /** Pairs of neighbouring characters: finds what the dictionary has cut differently. */
    static final String BIGRAM = "zh_bigram";
    /** The whole value as one word, without spaces and punctuation. */
    static final String WHOLE = "zh_whole";
    /** The beginnings of a value: 二, 二次, 二次函, … */
    static final String BEGINNINGS = "zh_beginnings";
    /** Syllables of pinyin, which {@link org.shuyuan.search.spelling.Pinyin} has made and put spaces between. */
    static final String SPOKEN = "zh_spoken";
    /** What was typed, to be compared with beginnings. */
    static final String TYPED = "zh_typed";

    /** Longer than any beginning that a person types before choosing. */
    private static final int LONGEST_BEGINNING = 30;

    private static final String[] FOLDS = {"nfkc_fold", "simplify"};

    @Override
    public void configure(ElasticsearchAnalysisConfigurationContext context) {
        context.charFilter("nfkc_fold")
                .type("icu_normalizer")
                .param("name", "nfkc_cf")
                .param("mode", "compose");
        context.charFilter("simplify").type("mapping").param("mappings", traditionalToSimplified());
        // A query with these must find a title without them, and the other way round.
        context.tokenFilter("particles").type("stop").param("stopwords", "的", "了", "与", "和", "及", "之");
        context.tokenFilter("pairs").type("cjk_bigram");
        context.tokenFilter("joined")
                .type("pattern_replace")
                .param("pattern", "[^\\p{L}\\p{N}]+")
                .param("replacement", "");
        context.tokenFilter("cut").type("truncate").param("length", 250);
        context.analyzer(WORDS)
                .custom()
                .tokenizer("icu_tokenizer")
                .charFilters(FOLDS)
                .tokenFilters("particles");
        context.analyzer(BIGRAM)
                .custom()
                .tokenizer("standard")
                .charFilters(FOLDS)
                .tokenFilters("pairs");
        context.analyzer(WHOLE).custom().tokenizer("keyword").charFilters(FOLDS).tokenFilters("joined", "cut");
        beginnings(context);
    }

    /** Every beginning of a value, which may be 二次函数, ercihanshu or echs. */
    private static void beginnings(ElasticsearchAnalysisConfigurationContext context) {
        context.tokenFilter("beginnings")
                .type("edge_ngram")
                .param("min_gram", 1)
                .param("max_gram", LONGEST_BEGINNING);
        context.tokenFilter("cut_typed").type("truncate").param("length", LONGEST_BEGINNING);
        context.analyzer(BEGINNINGS)
                .custom()
                .tokenizer("keyword")
                .charFilters(FOLDS)
                .tokenFilters("joined", "beginnings");
        context.analyzer(SPOKEN).custom().tokenizer("whitespace");
        context.analyzer(TYPED).custom().tokenizer("keyword").charFilters(FOLDS).tokenFilters("joined", "cut_typed");
    }

    private static String[] traditionalToSimplified() {
        return Simplified.TABLE.toArray(String[]::new);
    }
}
