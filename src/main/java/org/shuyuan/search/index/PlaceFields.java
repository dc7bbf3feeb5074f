package org.shuyuan.search.index;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.search.engine.backend.document.DocumentElement;
import org.hibernate.search.engine.backend.document.model.dsl.IndexSchemaElement;
import org.hibernate.search.engine.backend.types.Aggregable;
import org.hibernate.search.engine.backend.types.Highlightable;
import org.hibernate.search.engine.backend.types.dsl.IndexFieldTypeFactory;
import org.hibernate.search.mapper.pojo.bridge.TypeBridge;
import org.hibernate.search.mapper.pojo.bridge.binding.TypeBindingContext;
import org.hibernate.search.mapper.pojo.bridge.mapping.programmatic.TypeBinder;
import org.hibernate.search.mapper.pojo.bridge.runtime.TypeBridgeWriteContext;
import org.shuyuan.catalog.Place;
import org.shuyuan.search.field.Fields;

/** What the index knows of a place: it is found only inside resources that the reader may see. */
@ApplicationScoped
class PlaceFields implements TypeBinder {

    @Override
    public void bind(TypeBindingContext context) {
        context.dependencies().useRootOnly();
        IndexSchemaElement schema = context.indexSchemaElement();
        IndexFieldTypeFactory types = context.typeFactory();
        keyword(schema, types, Fields.RESOURCE);
        keyword(schema, types, Fields.TYPE);
        schema.field(Fields.AT, types.asDouble()).toReference();
        text(schema, types, Fields.TEXT, Analysis.WORDS);
        text(schema, types, Fields.TEXT_BIGRAM, Analysis.BIGRAM);
        context.bridge(Place.class, new Bridge());
    }

    private static void keyword(IndexSchemaElement schema, IndexFieldTypeFactory types, String name) {
        schema.field(name, types.asString().aggregable(Aggregable.YES)).toReference();
    }

    private static void text(IndexSchemaElement schema, IndexFieldTypeFactory types, String name, String analyzer) {
        schema.field(name, types.asString().analyzer(analyzer).highlightable(List.of(Highlightable.UNIFIED)))
                .toReference();
    }

    /** {@link Documents} makes what is written. */
    private record Bridge() implements TypeBridge<Place> {

        @Override
        public void write(DocumentElement document, Place place, TypeBridgeWriteContext context) {
            throw new UnsupportedOperationException("Documents are written by " + Documents.class);
        }
    }
}
