package org.shuyuan.catalog;

import java.util.Optional;

/** The rules as they are built in, for tests of other packages that need no service around them. */
public final class BuiltInRules {

    private static final DataFolders FOLDERS = new DataFolders(Optional::empty, Optional::empty);
    private static final Vocabularies VOCABULARIES = new Vocabularies(FOLDERS);

    private BuiltInRules() {}

    public static DataFolders folders() {
        return FOLDERS;
    }

    public static Vocabularies vocabularies() {
        return VOCABULARIES;
    }

    public static Kinds kinds() {
        return new Kinds(FOLDERS);
    }
}
