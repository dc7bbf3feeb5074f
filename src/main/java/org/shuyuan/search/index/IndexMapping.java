package org.shuyuan.search.index;

import io.quarkus.hibernate.search.orm.elasticsearch.SearchExtension;
import org.hibernate.search.mapper.orm.mapping.HibernateOrmMappingConfigurationContext;
import org.hibernate.search.mapper.orm.mapping.HibernateOrmSearchMappingConfigurer;
import org.hibernate.search.mapper.pojo.mapping.definition.programmatic.ProgrammaticMappingConfigurationContext;
import org.shuyuan.catalog.LearningResource;
import org.shuyuan.catalog.Place;

/** Maps the catalog into the index from outside, so that the catalog knows nothing of being searched. */
@SearchExtension
class IndexMapping implements HibernateOrmSearchMappingConfigurer {

    private final ResourceFields resource;
    private final PlaceFields place;

    IndexMapping(ResourceFields resource, PlaceFields place) {
        this.resource = resource;
        this.place = place;
    }

    @Override
    public void configure(HibernateOrmMappingConfigurationContext context) {
        ProgrammaticMappingConfigurationContext mapping = context.programmaticMapping();
        var resources = mapping.type(LearningResource.class);
        resources.indexed().index("resource");
        resources.binder(resource);
        // A document of its own per place, not nested: only so can the words in it be highlighted.
        var places = mapping.type(Place.class);
        places.indexed().index("place");
        places.binder(place);
    }
}
