package org.shuyuan.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.search.engine.backend.document.DocumentElement;
import org.hibernate.search.engine.backend.document.IndexFieldReference;
import org.hibernate.search.engine.backend.document.model.dsl.IndexSchemaElement;
import org.hibernate.search.engine.backend.types.Aggregable;
import org.hibernate.search.engine.backend.types.Highlightable;
import org.hibernate.search.engine.backend.types.dsl.IndexFieldTypeFactory;
import org.hibernate.search.mapper.pojo.bridge.TypeBridge;
import org.hibernate.search.mapper.pojo.bridge.binding.TypeBindingContext;
import org.hibernate.search.mapper.pojo.bridge.mapping.programmatic.TypeBinder;
import org.hibernate.search.mapper.pojo.bridge.runtime.TypeBridgeWriteContext;
import org.shuyuan.catalog.Place;

/** What the index knows of a place: it is found only inside resources that the reader may see. */
@ApplicationScoped
class PlaceFields implements TypeBinder {

    @Override
    public void bind(TypeBindingContext context) {
        context.dependencies().useRootOnly();
        IndexSchemaElement schema = context.indexSchemaElement();
        IndexFieldTypeFactory types = context.typeFactory();
        context.bridge(
                Place.class,
                new Bridge(
                        keyword(schema, types, Fields.RESOURCE),
                        keyword(schema, types, Fields.TYPE),
                        schema.field(Fields.AT, types.asDouble()).toReference(),
                        text(schema, types, Fields.TEXT, Analysis.WORDS),
                        text(schema, types, Fields.TEXT_BIGRAM, Analysis.BIGRAM)));
    }

    private static IndexFieldReference<String> keyword(
            IndexSchemaElement schema, IndexFieldTypeFactory types, String name) {
        return schema.field(name, types.asString().aggregable(Aggregable.YES)).toReference();
    }

    private static IndexFieldReference<String> text(
            IndexSchemaElement schema, IndexFieldTypeFactory types, String name, String analyzer) {
        return schema.field(name, types.asString().analyzer(analyzer).highlightable(List.of(Highlightable.UNIFIED)))
                .toReference();
    }

    private record Bridge(
            IndexFieldReference<String> resource,
            IndexFieldReference<String> type,
            IndexFieldReference<Double> at,
            IndexFieldReference<String> text,
            IndexFieldReference<String> bigram)
            implements TypeBridge<Place> {

        @Override
        public void write(DocumentElement document, Place place, TypeBridgeWriteContext context) {
            document.addValue(resource, place.resource().id().toString());
            document.addValue(type, place.type().id());
            document.addValue(at, place.at());
            document.addValue(text, place.text());
            document.addValue(bigram, place.text());
        }
    }
}
