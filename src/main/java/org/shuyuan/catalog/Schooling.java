package org.shuyuan.catalog;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tells what a reader is taught in, for those who offer what fits; who knows it stands further up. */
public interface Schooling {

    /** Ids of the vocabulary {@code grades}; empty where nothing tells. */
    List<String> gradesOf(UUID reader);

    /** From which edition each subject is taught: ids of the vocabulary {@code editions}, by those of {@code subjects}. */
    Map<String, String> editionsOf(UUID reader);
}
