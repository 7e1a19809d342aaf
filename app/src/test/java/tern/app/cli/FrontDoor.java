package tern.app.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tern.app.boot.Main;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Runs the program as a process would, in a home folder of the test's own.
final class FrontDoor {

    private final Path home;
    private final Map<String, String> environment = new HashMap<>();
    private byte[] input = new byte[0];
    private Terminal terminal = Terminal.none();

    /// @param code exit code
    /// @param out  standard output
    /// @param err  the error stream
    record Result(int code, String out, String err) {

        JsonNode json() {
            List<String> lines = out.lines().toList();
            if (lines.size() != 1) {
                throw new AssertionError("one line of JSON wanted, not: " + out + err);
            }
            return JsonMapper.shared().readTree(out);
        }

        String errorKind() {
            return json().path("error").path("kind").stringValue("");
        }

        @Override
        public String toString() {
            return "exit code " + code + "\n--- out\n" + out + "--- err\n" + err;
        }
    }

    private FrontDoor(Path home) {
        this.home = home;
        environment.put("TERN_HOME", home.toString());
        environment.put("HOME", home.toString());
    }

    static FrontDoor at(Path home) {
        return new FrontDoor(home);
    }

    FrontDoor environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    FrontDoor input(String text) {
        input = text.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    FrontDoor terminal(Terminal person) {
        terminal = person;
        return this;
    }

    Result run(List<String> args) {
        return run(args.toArray(String[]::new));
    }

    Result run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(args, environment, new ByteArrayInputStream(input),
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8),
                terminal);
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /// A command that goes on until its thread is interrupted, as a person ends it.
    Thread begin(OutputStream out, String... args) {
        return Thread.ofPlatform()
                .daemon()
                .start(() -> Main.run(args, environment, new ByteArrayInputStream(input),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8), terminal));
    }

    /// The arguments with one more.
    static String[] with(String[] args, String... more) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    /// A file that only its owner reads.
    Path file(String name, String content) {
        try {
            Path file = home.resolve(name);
            Files.writeString(file, content);
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A wallet without password from a secret URI or words.
    FrontDoor wallet(String name, String uri) {
        Path file = file(name + ".uri", uri);
        Result result = run("wallet", "import", name, "--words-file", file.toString(), "--no-password");
        if (result.code() != 0) {
            throw new AssertionError(result.toString());
        }
        return this;
    }

    Path home() {
        return home;
    }
}
