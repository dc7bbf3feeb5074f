package org.shuyuan.catalog;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

@Converter
class PlaceTypeColumn implements AttributeConverter<PlaceType, String> {

    @Override
    public String convertToDatabaseColumn(PlaceType type) {
        return type.id();
    }

    @Override
    public PlaceType convertToEntityAttribute(String id) {
        return PlaceType.of(id);
    }
}
