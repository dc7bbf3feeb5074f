package org.shuyuan.learn.join.roster;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which lines are of our school: a district's files may hold many, told apart in {@code orgs.csv}. */
final class School {

    /** Nothing without {@code orgs.csv}: then the first school that is named must be the only one. */
    private @Nullable String id;

    private final boolean told;

    private School(@Nullable String id, boolean told) {
        this.id = id;
        this.told = told;
    }

    /** The organisation whose identifier or id is our code; else the only school. */
    static School of(RosterFiles files, String code, Wrongs wrongs) {
        Optional<byte[]> file = files.find(RosterFiles.ORGS);
        if (file.isEmpty()) {
            return new School(null, false);
        }
        List<Sheet.Row> rows = Sheet.read(RosterFiles.ORGS, file.get(), List.of("sourcedId", "type"), wrongs)
                .rows();
        List<String> named = ids(rows.stream()
                .filter(row -> row.cell("identifier").equals(code)
                        || row.cell("sourcedId").equals(code))
                .toList());
        List<String> schools = ids(rows.stream()
                .filter(row -> row.cell("type").equalsIgnoreCase("school"))
                .toList());
        if (named.size() == 1 || schools.size() == 1) {
            return new School(named.size() == 1 ? named.getFirst() : schools.getFirst(), true);
        }
        wrongs.add(RosterFiles.ORGS, 0, "identifier", "no-school", code);
        return new School(null, false);
    }

    private static List<String> ids(List<Sheet.Row> rows) {
        return rows.stream().map(row -> row.cell("sourcedId")).distinct().toList();
    }

    /** Whether the id is ours; one that isn't given says nothing against it. */
    boolean is(String other) {
        return other.isEmpty() || id == null || id.equals(other);
    }

    /** Whether one of these is ours: the first of them alone, or the list with commas between. */
    boolean isAmong(String primary, String list) {
        return !told
                || (is(primary) && list.isEmpty())
                || primary.equals(id)
                || Arrays.asList(list.split("\\s*,\\s*")).contains(id);
    }

    /** The same, where nobody has told which school is ours; a second one is refused then. */
    boolean isOne(Sheet.Row row, String column) {
        String other = row.cell(column);
        if (!told && !other.isEmpty()) {
            if (id == null) {
                id = other;
            } else if (!id.equals(other)) {
                row.wrong(column, "other-school", other, id);
                return true;
            }
        }
        return is(other);
    }
}
