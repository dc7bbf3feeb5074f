package org.shuyuan.catalog;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The curriculum tree as its leaves, from {@code ingest/curriculum/}: stage, subject, edition, volume, unit, lesson. */
@Startup
@ApplicationScoped
public class Curriculum {

    private static final String HEADER = "stage\tsubject\tedition\tvolume\tunit\tlesson";

    /** Lessons are named after the textbook, with or without their numbers. */
    private static final Pattern NUMBER = Pattern.compile("^(第[^\\s]{1,4}[课节章]|[0-9.]+|识字[0-9]*)\\s*");

    private static final Pattern SILENT = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final List<Lesson> lessons = new ArrayList<>();

    /** A row of the curriculum; unit and lesson are empty in a row that only names a volume. */
    public record Lesson(String stage, String subject, String edition, String volume, String unit, String title) {

        /** By which it is recognised in what people have called their resources. */
        public String key() {
            return Curriculum.key(title);
        }
    }

    Curriculum(DataFolders folders, Vocabularies vocabularies) {
        DataFolder ingest = folders.ingest();
        for (String file : ingest.list("curriculum", ".tsv")) {
            List<String> lines = ingest.lines(file);
            if (lines.isEmpty() || !lines.getFirst().equals(HEADER)) {
                throw new WrongDataFile(ingest.label(file), 1, "the first line must be: " + HEADER.replace('\t', ' '));
            }
            for (int row = 1; row < lines.size(); row++) {
                lessons.add(read(lines.get(row), ingest.label(file), row + 1, vocabularies));
            }
        }
    }

    private static Lesson read(String line, String file, int number, Vocabularies vocabularies) {
        String[] cells = line.split("\t", -1);
        if (cells.length != 6) {
            throw new WrongDataFile(file, number, "6 columns are wanted, " + cells.length + " are there");
        }
        List<String> named = List.of("stages", "subjects", "editions");
        for (int column = 0; column < named.size(); column++) {
            if (vocabularies.get(named.get(column)).find(cells[column]).isEmpty()) {
                throw new WrongDataFile(file, number, "'" + cells[column] + "' is no term of " + named.get(column));
            }
        }
        return new Lesson(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5]);
    }

    /** The title of a lesson without its number, spaces and punctuation: 22.1 二次函数的图象 and 二次函数的图象 are the same. */
    public static String key(String title) {
        String bare = NUMBER.matcher(title.strip()).replaceFirst("");
        return SILENT.matcher(bare.isEmpty() ? title : bare).replaceAll("");
    }

    /** In the order of the textbooks. */
    public List<Lesson> lessons() {
        return List.copyOf(lessons);
    }
}
