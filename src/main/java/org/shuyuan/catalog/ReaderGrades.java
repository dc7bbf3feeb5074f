package org.shuyuan.catalog;

import java.util.List;
import java.util.UUID;

/** Tells which grades a reader is taught in, for those who offer what fits; who knows it stands further up. */
public interface ReaderGrades {

    /** Ids of the vocabulary {@code grades}; empty where nothing tells. */
    List<String> gradesOf(UUID reader);
}
