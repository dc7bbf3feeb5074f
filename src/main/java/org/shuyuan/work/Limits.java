package org.shuyuan.work;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * How much of the machine a contained child may use.
 *
 * @param wall after this time it is killed
 * @param cpu CPU time of one process of the child, in whole seconds
 * @param memory address space in bytes; leave it out for a JVM, which reserves far more than it uses and has -Xmx
 * @param fileBytes no file that it writes grows beyond this
 * @param openFiles file descriptors
 * @param niceness how far it steps back for others, of 19
 */
public record Limits(Duration wall, Duration cpu, OptionalLong memory, long fileBytes, int openFiles, int niceness) {

    /** Behind the web and the database, so that a page is answered while all cores encode. */
    private static final int USUAL_NICENESS = 10;

    /** As fast as the web: somebody waits for it. It takes a second or two, of many GiB a minute. */
    private static final int URGENT_NICENESS = 0;

    /** Behind those as well who work on what a teacher is waiting for. */
    private static final int PATIENT_NICENESS = 19;

    public static Limits within(Duration wall, Duration cpu, long fileBytes) {
        return new Limits(wall, cpu, OptionalLong.empty(), fileBytes, 64, USUAL_NICENESS);
    }

    public Limits memory(long bytes) {
        return new Limits(wall, cpu, OptionalLong.of(bytes), fileBytes, openFiles, niceness);
    }

    public Limits openFiles(int files) {
        return new Limits(wall, cpu, memory, fileBytes, files, niceness);
    }

    /** For what is waited for before anything plays. */
    public Limits urgent() {
        return new Limits(wall, cpu, memory, fileBytes, openFiles, URGENT_NICENESS);
    }

    /** For work of minutes, which nobody sees to its end. */
    public Limits patient() {
        return new Limits(wall, cpu, memory, fileBytes, openFiles, PATIENT_NICENESS);
    }
}
