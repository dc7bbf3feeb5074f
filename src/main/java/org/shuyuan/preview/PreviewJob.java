package org.shuyuan.preview;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.shuyuan.describe.PdfPages;
import org.shuyuan.problem.Problem;
import org.shuyuan.render.Scratch;
import org.shuyuan.storage.Blob;
import org.shuyuan.storage.BlobStore;
import org.shuyuan.storage.Digest;
import org.shuyuan.storage.LocalCopy;
import org.shuyuan.work.Job;

/**
 * Lays out one document. It takes seconds, as its description does, and stands in the same line behind whatever is described. A
 * run that is cut off leaves nothing; the next one begins afresh.
 */
@ApplicationScoped
class PreviewJob implements Job {

    static final String NAME = "preview";
    private static final String BETWEEN = "/";

    private final Previews previews;
    private final Typesetter typesetter;
    private final PdfPages reading;
    private final LaidOut laidOut;
    private final BlobStore blobs;
    private final Scratch scratch;

    PreviewJob(
            Previews previews,
            Typesetter typesetter,
            PdfPages reading,
            LaidOut laidOut,
            BlobStore blobs,
            Scratch scratch) {
        this.previews = previews;
        this.typesetter = typesetter;
        this.reading = reading;
        this.laidOut = laidOut;
        this.blobs = blobs;
        this.scratch = scratch;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** What a bag of a thousand plans says is read before any of them is laid out. */
    @Override
    public boolean patient() {
        return true;
    }

    /** A run is for one document: if another one comes, the end of this run says nothing of that. */
    static String id(UUID resource, Digest document) {
        return resource + BETWEEN + document.hex();
    }

    @Override
    public void run(String id) throws IOException, InterruptedException {
        Optional<Preview> found = find(id);
        if (found.isEmpty()) {
            return;
        }
        Preview preview = found.get();
        switch (preview.state()) {
            case WAITING -> {
                // Without the program it waits: PreviewWatch looks.
                if (typesetter.ready(preview.format().sort())) {
                    layOut(preview);
                }
            }
            case LAID_OUT -> {
                Blob pdf = preview.pdf().orElseThrow();
                try (LocalCopy copy = blobs.local(pdf.digest());
                        PdfPages.Read pages = reading.read(copy.path())) {
                    laidOut.record(preview, pdf, pages);
                }
            }
            case READY, FAILED -> {}
        }
    }

    private void layOut(Preview preview) throws IOException, InterruptedException {
        try (LocalCopy document = blobs.local(preview.source());
                Scratch.Folder folder = scratch.open()) {
            Path pdf = typesetter.pages(document.path(), preview.format(), folder.path());
            // A child reads it before anybody is shown it: what it can't read is no PDF.
            try (PdfPages.Read pages = reading.read(pdf)) {
                laidOut.record(preview, blobs.put(pdf), pages);
            }
        }
    }

    @Override
    public void gaveUp(String id, Problem why) {
        find(id).ifPresent(preview -> previews.failed(preview, why.type()));
    }

    /** Nothing, where the resource has another document by now. */
    private Optional<Preview> find(String id) {
        int between = id.indexOf(BETWEEN);
        return previews.find(UUID.fromString(id.substring(0, between)))
                .filter(preview -> preview.source().hex().equals(id.substring(between + BETWEEN.length())));
    }
}
