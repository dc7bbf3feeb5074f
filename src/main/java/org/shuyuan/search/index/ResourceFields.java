package org.shuyuan.search.index;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.search.engine.backend.document.DocumentElement;
import org.hibernate.search.engine.backend.document.model.dsl.IndexSchemaElement;
import org.hibernate.search.engine.backend.types.Aggregable;
import org.hibernate.search.engine.backend.types.Highlightable;
import org.hibernate.search.engine.backend.types.Norms;
import org.hibernate.search.engine.backend.types.Searchable;
import org.hibernate.search.engine.backend.types.Sortable;
import org.hibernate.search.engine.backend.types.dsl.IndexFieldTypeFactory;
import org.hibernate.search.mapper.pojo.bridge.TypeBridge;
import org.hibernate.search.mapper.pojo.bridge.binding.TypeBindingContext;
import org.hibernate.search.mapper.pojo.bridge.mapping.programmatic.TypeBinder;
import org.hibernate.search.mapper.pojo.bridge.runtime.TypeBridgeWriteContext;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.search.field.Facet;
import org.shuyuan.search.field.Fields;

/** What the index knows of a resource. */
@ApplicationScoped
class ResourceFields implements TypeBinder {

    private static final Map<String, String> SHOWN = Map.of(
            Fields.TITLE, Analysis.WORDS,
            Fields.TITLE_BIGRAM, Analysis.BIGRAM,
            Fields.DESCRIPTION, Analysis.WORDS,
            Fields.KEYWORDS, Analysis.WORDS,
            Fields.CREATOR, Analysis.WORDS,
            Fields.ORGANISATION, Analysis.WORDS);

    private static final Map<String, String> FOUND = Map.of(
            Fields.TITLE_WHOLE, Analysis.WHOLE,
            Fields.LESSON_WHOLE, Analysis.WHOLE,
            Fields.SPOKEN, Analysis.SPOKEN,
            Fields.TERMS, Analysis.WORDS,
            Fields.TEXT, Analysis.WORDS,
            Fields.TEXT_BIGRAM, Analysis.BIGRAM);

    private static final Map<String, String> SUGGESTED = Map.of(
            Fields.SUGGEST, Analysis.BEGINNINGS,
            Fields.SUGGEST_PINYIN, Analysis.BEGINNINGS,
            Fields.SUGGEST_INITIALS, Analysis.BEGINNINGS);

    private static final List<String> EXACT = Stream.concat(
                    Arrays.stream(Facet.values()).map(Facet::field),
                    Stream.of(Fields.STAGE, Fields.STATE, Fields.OWNER, Fields.RECEPTION))
            .toList();

    /** Only answered, never asked for. */
    private static final List<String> KEPT = List.of(Fields.LESSON_TITLE, Fields.TOPIC, Fields.TEACHER);

    @Override
    public void bind(TypeBindingContext context) {
        // When to index is told by the outbox, not by watching the properties of the entity.
        context.dependencies().useRootOnly();
        IndexFieldTypeFactory types = context.typeFactory();
        IndexSchemaElement schema = context.indexSchemaElement();
        SHOWN.forEach((name, analyzer) -> schema.field(
                        name, types.asString().analyzer(analyzer).highlightable(List.of(Highlightable.UNIFIED)))
                .multiValued()
                .toReference());
        FOUND.forEach((name, analyzer) -> schema.field(name, types.asString().analyzer(analyzer))
                .multiValued()
                .toReference());
        SUGGESTED.forEach((name, analyzer) -> schema.field(
                        name,
                        types.asString()
                                .analyzer(analyzer)
                                .searchAnalyzer(Analysis.TYPED)
                                .norms(Norms.NO))
                .multiValued()
                .toReference());
        EXACT.forEach(name -> schema.field(name, types.asString().aggregable(Aggregable.YES))
                .multiValued()
                .toReference());
        KEPT.forEach(name -> schema.field(name, types.asString().searchable(Searchable.NO))
                .multiValued()
                .toReference());
        schema.field(Fields.ID, types.asString().sortable(Sortable.YES)).toReference();
        schema.field(Fields.PUBLISHED_AT, types.asInstant().sortable(Sortable.YES))
                .toReference();
        context.bridge(LearningResource.class, new Bridge());
    }

    /** {@link Documents} makes what is written. */
    private record Bridge() implements TypeBridge<LearningResource> {

        @Override
        public void write(DocumentElement document, LearningResource resource, TypeBridgeWriteContext context) {
            throw new UnsupportedOperationException("Documents are written by " + Documents.class);
        }
    }
}
