package org.shuyuan.extractor;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The package document of an EPUB (EPUB 3.3, section 5): what the book is called, its files and their order. */
record PackageDocument(Map<String, List<String>> metadata, List<Item> spine, Optional<Item> cover) {

    /** A file of the book by its path in the archive. */
    record Item(String path, String mediaType, String properties) {

        boolean isText() {
            return mediaType.equals("application/xhtml+xml") || mediaType.equals("text/html");
        }

        boolean has(String property) {
            return (" " + properties + " ").contains(" " + property + " ");
        }
    }

    private static final String OPF = "http://www.idpf.org/2007/opf";
    private static final String DC = "http://purl.org/dc/elements/1.1/";
    private static final String CONTAINER = "urn:oasis:names:tc:opendocument:xmlns:container";
    private static final String XML_ENCRYPTION = "http://www.w3.org/2001/04/xmlenc#";
    private static final int MAX_BYTES = 16 << 20;

    static PackageDocument of(ZipFile archive) throws IOException {
        refuseRightsManagement(archive);
        Document container = document(archive, "META-INF/container.xml");
        String path = Xml.elements(container, CONTAINER, "rootfile").stream()
                .map(root -> root.getAttribute("full-path"))
                .findFirst()
                .orElseThrow(() -> new Failure(Failure.Kind.BROKEN, "no rootfile in META-INF/container.xml"));
        Document opf = document(archive, path);
        Map<String, Item> manifest = manifest(opf, path);
        List<Item> spine = Xml.elements(opf, OPF, "itemref").stream()
                .map(reference -> manifest.getOrDefault(
                        reference.getAttribute("idref"), new Item("", "application/x-missing", "")))
                .toList();
        return new PackageDocument(metadata(opf), spine, cover(opf, manifest));
    }

    private static Map<String, Item> manifest(Document opf, String opfPath) {
        Map<String, Item> manifest = new LinkedHashMap<>();
        for (Element item : Xml.elements(opf, OPF, "item")) {
            resolve(opfPath, item.getAttribute("href"))
                    .ifPresent(path -> manifest.put(
                            item.getAttribute("id"),
                            new Item(path, item.getAttribute("media-type"), item.getAttribute("properties"))));
        }
        return manifest;
    }

    private static Map<String, List<String>> metadata(Document opf) {
        Map<String, List<String>> metadata = new TreeMap<>();
        for (Element element : Xml.elements(opf, DC, "*")) {
            String value = element.getTextContent().strip();
            if (!value.isEmpty()) {
                metadata.computeIfAbsent("dc:" + element.getLocalName(), name -> new ArrayList<>())
                        .add(value);
            }
        }
        return metadata;
    }

    /** By property (EPUB 3), or by {@code <meta name="cover">} (EPUB 2, by habit). */
    private static Optional<Item> cover(Document opf, Map<String, Item> manifest) {
        Optional<Item> declared = manifest.values().stream()
                .filter(item -> item.has("cover-image"))
                .findFirst();
        return declared.or(() -> Xml.elements(opf, OPF, "meta").stream()
                        .filter(meta -> meta.getAttribute("name").equals("cover"))
                        .flatMap(meta -> Optional.ofNullable(manifest.get(meta.getAttribute("content"))).stream())
                        .findFirst())
                .filter(item -> item.mediaType().startsWith("image/"));
    }

    /** Fonts may be obfuscated (EPUB 3.3, section 4.4); a book whose text is encrypted can be read by nobody here. */
    private static void refuseRightsManagement(ZipFile archive) throws IOException {
        if (archive.getEntry("META-INF/encryption.xml") == null) {
            return;
        }
        for (Element method :
                Xml.elements(document(archive, "META-INF/encryption.xml"), XML_ENCRYPTION, "EncryptionMethod")) {
            String algorithm = method.getAttribute("Algorithm");
            if (!algorithm.equals("http://www.idpf.org/2008/embedding")
                    && !algorithm.equals("http://ns.adobe.com/pdf/enc#RC")) {
                throw new Failure(Failure.Kind.ENCRYPTED, algorithm);
            }
        }
    }

    private static Document document(ZipFile archive, String path) throws IOException {
        ZipEntry entry = archive.getEntry(path);
        if (entry == null) {
            throw new Failure(Failure.Kind.BROKEN, path + " is missing");
        }
        try (InputStream in = archive.getInputStream(entry)) {
            return Xml.document(in.readNBytes(MAX_BYTES));
        }
    }

    /** The path of a relative reference in the archive; addresses of other places are not the book's own files. */
    private static Optional<String> resolve(String base, String href) {
        try {
            URI uri = new URI(null, null, "/" + base, null).resolve(href);
            return uri.isAbsolute() || uri.getPath() == null || uri.getPath().length() < 2
                    ? Optional.empty()
                    : Optional.of(uri.getPath().substring(1));
        } catch (URISyntaxException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
