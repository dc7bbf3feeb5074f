package org.shuyuan.preview;

import java.util.Arrays;
import java.util.Optional;

/**
 * The formats that are laid out. Each is opened by its own filter of LibreOffice and by no other, whatever the bytes look like
 * to that program; macro-enabled ones aren't accepted as uploads. Sheets are no pages: they stay text.
 */
enum OfficeFormat {
    PPTX(
            Sort.SLIDES,
            "Impress MS PowerPoint 2007 XML",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    PPSX(
            Sort.SLIDES,
            "Impress MS PowerPoint 2007 XML AutoPlay",
            "application/vnd.openxmlformats-officedocument.presentationml.slideshow"),
    PPT(Sort.SLIDES, "MS PowerPoint 97", "application/vnd.ms-powerpoint"),
    ODP(Sort.SLIDES, "impress8", "application/vnd.oasis.opendocument.presentation"),
    DOCX(Sort.TEXT, "MS Word 2007 XML", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    DOC(Sort.TEXT, "MS Word 97", "application/msword"),
    ODT(Sort.TEXT, "writer8", "application/vnd.oasis.opendocument.text"),
    RTF(Sort.TEXT, "Rich Text Format", "application/rtf");

    /** Which part of the program knows it. */
    enum Sort {
        /** A slide is a page, and has the same number. */
        SLIDES("impress"),
        /** Text that flows: nobody knows its pages before it is laid out. */
        TEXT("writer");

        private final String module;

        Sort(String module) {
            this.module = module;
        }

        /** As LibreOffice and the packages of Debian call it. */
        String module() {
            return module;
        }
    }

    private final Sort sort;
    private final String filter;
    private final String mediaType;

    OfficeFormat(Sort sort, String filter, String mediaType) {
        this.sort = sort;
        this.filter = filter;
        this.mediaType = mediaType;
    }

    static Optional<OfficeFormat> of(String mediaType) {
        return Arrays.stream(values())
                .filter(format -> format.mediaType.equals(mediaType))
                .findFirst();
    }

    Sort sort() {
        return sort;
    }

    /** The name of the filter that reads it. */
    String filter() {
        return filter;
    }
}
