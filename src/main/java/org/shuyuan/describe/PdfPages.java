package org.shuyuan.describe;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.shuyuan.catalog.NewPlace;
import org.shuyuan.problem.Problem;
import org.shuyuan.problem.ProblemType;

/** Reads the PDF into which another document was laid out: with no more trust than one that somebody has uploaded. */
@ApplicationScoped
public class PdfPages {

    private static final String PDF = "application/pdf";
    private static final String COUNT = "xmpTPg:NPages";

    private final Extractor extractor;

    PdfPages(Extractor extractor) {
        this.extractor = extractor;
    }

    /**
     * To be closed after use.
     *
     * @param count how many pages there are
     * @param places the pages on which something can be read
     * @param cover the first page as a JPEG, until this is closed
     * @param forget what is done then
     */
    public record Read(int count, List<NewPlace> places, Optional<Path> cover, Runnable forget)
            implements AutoCloseable {

        public Read {
            places = List.copyOf(places);
        }

        @Override
        public void close() {
            forget.run();
        }
    }

    /**
     * @throws Problem where it is none, or has no page
     * @throws IOException where the child did not do its work; another time it may
     */
    public Read read(Path pdf) throws IOException, InterruptedException {
        Extraction extraction = extractor.extract(pdf, PDF);
        try {
            return new Read(
                    count(extraction),
                    extraction.units().stream()
                            .map(unit -> new NewPlace(unit.at(), PlainText.of(unit.text())))
                            .filter(place -> !place.text().isEmpty())
                            .toList(),
                    extraction.cover(),
                    extraction::close);
        } catch (RuntimeException e) {
            extraction.close();
            throw e;
        }
    }

    private static int count(Extraction extraction) {
        return extraction.metadata().getOrDefault(COUNT, List.of()).stream()
                .filter(written -> written.matches("[1-9][0-9]{0,5}"))
                .map(Integer::valueOf)
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemType.DOCUMENT_BROKEN));
    }
}
