package org.shuyuan.catalog;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

@Converter
class OriginColumn implements AttributeConverter<Origin, String> {

    @Override
    public String convertToDatabaseColumn(Origin origin) {
        return origin.id();
    }

    @Override
    public Origin convertToEntityAttribute(String id) {
        return Origin.of(id);
    }
}
