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
 */
public record Limits(Duration wall, Duration cpu, OptionalLong memory, long fileBytes, int openFiles) {

    public static Limits within(Duration wall, Duration cpu, long fileBytes) {
        return new Limits(wall, cpu, OptionalLong.empty(), fileBytes, 64);
    }

    public Limits memory(long bytes) {
        return new Limits(wall, cpu, OptionalLong.of(bytes), fileBytes, openFiles);
    }

    public Limits openFiles(int files) {
        return new Limits(wall, cpu, memory, fileBytes, files);
    }
}
