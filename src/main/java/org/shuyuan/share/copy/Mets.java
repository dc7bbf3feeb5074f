package org.shuyuan.share.copy;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.shuyuan.catalog.AssetRole;
import org.shuyuan.describe.LanguageTag;
import org.shuyuan.storage.Digest;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Reads out of METS (1.12) which files a resource has. What we couldn't verify, we don't take: each needs its SHA-256 and size. */
final class Mets {

    static final String PREFIX = "mets";

    private static final String NAMESPACE = "http://www.loc.gov/METS/";
    private static final String XLINK = "http://www.w3.org/1999/xlink";
    private static final int MOST_FILES = 100;
    private static final int LONGEST_NAME = 255;
    /** As large as a track that a person gives. */
    private static final long LARGEST_TRACK = 4 << 20;

    private static final Map<String, AssetRole> ROLES = Map.of(
            "original", AssetRole.ORIGINAL,
            "content", AssetRole.ORIGINAL,
            "caption", AssetRole.CAPTION,
            "chapters", AssetRole.CHAPTERS);

    private final Element document;
    private final URI base;
    private final long largest;
    private final Map<String, String> labels = new HashMap<>();

    private Mets(Element document, URI base, long largest) {
        this.document = document;
        this.base = base;
        this.largest = largest;
    }

    /**
     * @param base of the repository, for addresses that are relative to it
     * @param largest bytes that the original may have
     * @return nothing where it names no original
     * @throws IllegalArgumentException with words for an engineer, if it makes no sense
     */
    static Optional<FileList> read(Element document, URI base, long largest) {
        return new Mets(document, base, largest).files();
    }

    private Optional<FileList> files() {
        elements(document, "fptr")
                .forEach(pointer -> labels.put(
                        pointer.getAttribute("FILEID"),
                        parent(pointer).map(each -> each.getAttribute("LABEL")).orElse("")));
        List<Element> listed = elements(document, "file");
        if (listed.size() > MOST_FILES) {
            throw new IllegalArgumentException(listed.size() + " files");
        }
        List<ListedFile> originals = new ArrayList<>();
        // Of several tracks of one language the last counts, as it is the newest.
        Map<String, ListedFile> tracks = new LinkedHashMap<>();
        for (Element file : listed) {
            role(file).map(role -> read(file, role)).ifPresent(read -> {
                if (read.role() == AssetRole.ORIGINAL) {
                    originals.add(read);
                } else if (read.role() == AssetRole.CHAPTERS || read.language().isPresent()) {
                    tracks.put(read.role() + read.language().orElse(""), read);
                }
            });
        }
        return originals.isEmpty()
                ? Optional.empty()
                : Optional.of(new FileList(originals.getLast(), List.copyOf(tracks.values())));
    }

    private static Optional<AssetRole> role(Element file) {
        String use = file.getAttribute("USE");
        for (Optional<Element> group = parent(file);
                use.isEmpty()
                        && group.filter(each -> each.getLocalName().equals("fileGrp"))
                                .isPresent();
                group = group.flatMap(Mets::parent)) {
            use = group.get().getAttribute("USE");
        }
        return Optional.ofNullable(ROLES.get(use.toLowerCase(Locale.ROOT)));
    }

    private ListedFile read(Element file, AssetRole role) {
        String id = file.getAttribute("ID");
        String digest = file.getAttribute("CHECKSUM").toLowerCase(Locale.ROOT);
        if (!file.getAttribute("CHECKSUMTYPE").equals("SHA-256") || !Digest.isDigest(digest)) {
            throw new IllegalArgumentException("no SHA-256 of " + id);
        }
        Element location = elements(file, "FLocat").stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no address of " + id));
        URI address = address(location.getAttributeNS(XLINK, "href"));
        return new ListedFile(
                role,
                role == AssetRole.CAPTION ? LanguageTag.of(labels.getOrDefault(id, "")) : Optional.empty(),
                new Digest(digest),
                size(file.getAttribute("SIZE"), role == AssetRole.ORIGINAL ? largest : LARGEST_TRACK, id),
                address,
                filename(location.getAttributeNS(XLINK, "title"), address));
    }

    private static long size(String text, long largest, String id) {
        if (!text.matches("[0-9]{1,18}") || Long.parseLong(text) == 0) {
            throw new IllegalArgumentException("no size of " + id);
        }
        long size = Long.parseLong(text);
        if (size > largest) {
            throw new IllegalArgumentException(id + " has " + size + " bytes, and may have " + largest);
        }
        return size;
    }

    private URI address(String href) {
        URI address = base.resolve(href.strip());
        if (address.getHost() == null || !List.of("http", "https").contains(address.getScheme())) {
            throw new IllegalArgumentException("no address that is fetched from: " + href);
        }
        return address;
    }

    private static String filename(String title, URI address) {
        String path = title.isBlank() ? Optional.ofNullable(address.getPath()).orElse("") : title;
        String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        return name.isEmpty() ? "file" : name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    private static List<Element> elements(Element inside, String name) {
        NodeList found = inside.getElementsByTagNameNS(NAMESPACE, name);
        return IntStream.range(0, found.getLength())
                .mapToObj(at -> (Element) found.item(at))
                .toList();
    }

    private static Optional<Element> parent(Element element) {
        return element.getParentNode() instanceof Element above ? Optional.of(above) : Optional.empty();
    }
}
