package io.kenh.platform.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Runs a short-lived program of the operating system and gives what it printed. */
record Command(List<String> words, Path folder) {

    record Result(int exit, String output) {
        boolean ok() {
            return exit == 0;
        }
    }

    static boolean works(Path folder, String... words) {
        try {
            return new Command(List.of(words), folder).run().ok();
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    Result run() throws IOException {
        Process process = builder().redirectErrorStream(true).start();
        try (var output = process.getInputStream()) {
            process.getOutputStream().close();
            String text = new String(output.readAllBytes(), StandardCharsets.UTF_8).strip();
            return new Result(process.waitFor(), text);
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while running " + words.get(0), interrupted);
        }
    }

    ProcessBuilder builder() {
        ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
        builder.environment().put("LC_ALL", "C"); // messages of PostgreSQL stay readable for everybody
        return builder;
    }

    static List<String> join(List<String> first, String... rest) {
        return Stream.concat(first.stream(), Stream.of(rest)).toList();
    }
}
