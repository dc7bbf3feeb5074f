package org.shuyuan.work;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The Java that runs this service, for children that are JVMs too. */
public final class JavaHome {

    private JavaHome() {}

    /** The program {@code java}. */
    public static String java() {
        return home().resolve("bin/java").toString();
    }

    /** The folders it is made of: Debian keeps parts of a JDK under /etc and links to them. */
    public static List<Path> folders() {
        List<Path> folders = new ArrayList<>(List.of(home()));
        try {
            Path policy = home().resolve("conf/security/java.security").toRealPath();
            Path settings = policy.resolve("../..").normalize();
            if (!settings.startsWith(home().toRealPath())) {
                folders.add(settings);
            }
        } catch (IOException elsewhere) {
            // A Java without that file keeps nothing elsewhere.
        }
        return folders;
    }

    private static Path home() {
        return Path.of(System.getProperty("java.home"));
    }
}
