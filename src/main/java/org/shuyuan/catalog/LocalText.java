package org.shuyuan.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.shuyuan.text.Language;

/** A title of something that the service itself names, in each language of the face. */
public record LocalText(
        @JsonProperty(value = "zh-CN", required = true) String zh,
        @JsonProperty(value = "en", required = true) String en) {

    public LocalText {
        if (zh.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException("a title needs zh-CN and en");
        }
    }

    public String in(Language language) {
        return switch (language) {
            case ZH_CN -> zh;
            case EN -> en;
        };
    }
}
