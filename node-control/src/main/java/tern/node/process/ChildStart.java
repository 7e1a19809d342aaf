package tern.node.process;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How a program is started beside Tern: in a session of its own, with little of Tern's environment, and so that it lives
/// on when Tern ends.
///
/// @param environment what it gets beside the few variables that every program needs
/// @param output      file for what it prints
/// @param anew        whether that file begins empty; else what is printed is added, also after somebody emptied it
/// @param folder      where it runs; empty means where Tern does
/// @param lifeLine    whether its standard input is a pipe from Tern, which ends when Tern does; else there is none
public record ChildStart(List<String> command, Map<String, String> environment, Path output, boolean anew,
        Optional<Path> folder, boolean lifeLine) {

    private static final Path SETSID = Path.of("/usr/bin/setsid");
    private static final Path OWN_FILES = Path.of("/proc/self/fd");
    /// What a child needs of the environment. Passwords that somebody put there for Tern stay with Tern.
    private static final List<String> PASSED_ON = List.of("PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "TMPDIR",
            "TEMP", "TMP", "TZ", "SystemRoot", "USERPROFILE", "LOCALAPPDATA", "APPDATA");

    public ChildStart {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /// Where Tern runs, and without standard input.
    public ChildStart(List<String> command, Map<String, String> environment, Path output, boolean anew) {
        this(command, environment, output, anew, Optional.empty(), false);
    }

    /// Starts it.
    public Process start() throws IOException {
        ProcessBuilder builder = builder(command, environment);
        builder.redirectErrorStream(true);
        builder.redirectOutput(anew
                ? ProcessBuilder.Redirect.to(output.toFile())
                : ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.redirectInput(lifeLine ? ProcessBuilder.Redirect.PIPE : ProcessBuilder.Redirect.from(nothing()));
        folder.map(Path::toFile).ifPresent(builder::directory);
        Process child = builder.start();
        if (lifeLine && WindowsJob.isWindows()) {
            bind(child);
        }
        return child;
    }

    /// On Windows nothing stands before the program that would see its life line end.
    private static void bind(Process child) throws IOException {
        try {
            WindowsJob.hold(child);
        } catch (IOException | RuntimeException e) {
            // one that would live on without anybody's will is not left running
            child.destroyForcibly();
            throw new IOException("the program could not be bound to Tern", e);
        }
    }

    /// Lets a child with a life line go on without this process, where that takes more than the line.
    public static void release(Process child) throws IOException {
        if (WindowsJob.isWindows()) {
            WindowsJob.release(child.pid());
        }
    }

    /// Starts it together with a program that reads what it prints and writes the file itself. Both live on when this
    /// process ends; the reader is none of the first one's descendants and has nothing of its environment.
    ///
    /// The reader is there first: where this process ends between the two, nothing runs without one, and a reader into
    /// which nobody can print ends by itself. Systems that cannot do that (those without `/proc`) start it second.
    ///
    /// @return itself and the reader
    public List<Process> startInto(List<String> reader) throws IOException {
        return startInto(reader, () -> {});
    }

    /// @param between for tests: run when one of the two is there
    List<Process> startInto(List<String> reader, Runnable between) throws IOException {
        ProcessBuilder first = builder(command, environment);
        first.redirectErrorStream(true);
        first.redirectInput(ProcessBuilder.Redirect.from(nothing()));
        ProcessBuilder second = builder(reader, Map.of());
        second.redirectErrorStream(true);
        second.redirectOutput(ProcessBuilder.Redirect.to(nothing()));
        if (!Files.isDirectory(OWN_FILES)) {
            return ProcessBuilder.startPipeline(List.of(first, second));
        }
        Process reads = second.start();
        // this process's own end of the pipe is closed when the node has one, or when it could not be started
        try (OutputStream _ = reads.getOutputStream()) {
            between.run();
            first.redirectOutput(ProcessBuilder.Redirect.appendTo(new File("/proc/" + reads.pid() + "/fd/0")));
            return List.of(first.start(), reads);
        }
    }

    private static ProcessBuilder builder(List<String> command, Map<String, String> environment) {
        List<String> whole = new ArrayList<>();
        if (Files.isExecutable(SETSID)) {
            // a session of its own: Ctrl-C for a command of the terminal is not meant for what it has started
            whole.add(SETSID.toString());
        }
        whole.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(whole);
        Map<String, String> variables = builder.environment();
        variables.keySet().removeIf(name -> PASSED_ON.stream().noneMatch(name::equalsIgnoreCase));
        variables.putAll(environment);
        return builder;
    }

    private static File nothing() {
        Path unix = Path.of("/dev/null");
        return Files.exists(unix) ? unix.toFile() : new File("NUL");
    }
}
