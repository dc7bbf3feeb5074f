package org.shuyuan.work;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a contained child may run, see and use.
 *
 * @param command the program and its arguments, built from the names that the files have for the child
 * @param programs files and directories the program needs besides the system's libraries; read-only, under their own names
 * @param inputs files or directories to read, by the name the child sees them under; read-only
 * @param output the one directory it may write to, and its working directory
 * @param environment the whole environment of the child: nothing of ours is handed down
 * @param limits how much of the machine it may use
 */
public record Confined(
        Command command,
        List<Path> programs,
        Map<String, Path> inputs,
        Path output,
        Map<String, String> environment,
        Limits limits) {

    public Confined {
        programs = List.copyOf(programs);
        inputs = Map.copyOf(inputs);
        environment = Map.copyOf(environment);
        inputs.keySet().forEach(Confined::requirePlain);
    }

    /** An argument list that depends on where the child finds its files. */
    @FunctionalInterface
    public interface Command {
        List<String> in(Inside inside);
    }

    /**
     * The names that files have for the child: {@code /in/…} and {@code /out/…} where it is contained, their own names
     * where the machine can't contain it.
     */
    public record Inside(Map<String, String> inputs, String output) {

        /** @throws IllegalArgumentException where no input has this name */
        public String in(String name) {
            String path = inputs.get(name);
            if (path == null) {
                throw new IllegalArgumentException("No input is called " + name);
            }
            return path;
        }

        public String out(String name) {
            return output + "/" + name;
        }
    }

    private static void requirePlain(String name) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw new IllegalArgumentException("Not a plain file name: " + name);
        }
    }
}
