package org.shuyuan.catalog;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;

@Converter
class AssetRoleColumn implements AttributeConverter<AssetRole, String> {

    @Override
    public String convertToDatabaseColumn(AssetRole role) {
        return role.id();
    }

    @Override
    public AssetRole convertToEntityAttribute(String id) {
        return AssetRole.valueOf(id.toUpperCase(Locale.ROOT));
    }
}
