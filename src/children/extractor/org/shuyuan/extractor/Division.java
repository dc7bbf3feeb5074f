package org.shuyuan.extractor;

/** How the text of a document falls into places, by the elements that it is spoken in. */
enum Division {
    /** Tika's {@code div.page}: a PDF knows its pages. */
    PAGES("page"),
    /** Tika's {@code div.slide-content}: so do slides. */
    SLIDES("slide"),
    /** {@code draw:page} of OpenDocument itself, because Tika drops where a slide begins. */
    DRAWN_PAGES("slide"),
    /** A flowing document has no pages before it is laid out: a section, or what would fill about a page. */
    SECTIONS("page");

    private final String unit;

    Division(String unit) {
        this.unit = unit;
    }

    /** The type of its units, as the service names it. */
    String unit() {
        return unit;
    }
}
