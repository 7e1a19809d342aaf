package tern.installers;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;

/// Runs the tools of the JDK and of the system, and says what they said when they fail.
final class Commands {

    private static final long MINUTES = 20;

    private Commands() {}

    /// A tool of this JDK, in this process.
    ///
    /// @return what it printed
    static String tool(String name, List<String> arguments) throws IOException {
        ToolProvider tool = ToolProvider.findFirst(name)
                .orElseThrow(() -> new IOException("this Java has no " + name + ": a whole JDK is needed"));
        StringWriter said = new StringWriter();
        PrintWriter writer = new PrintWriter(said, true);
        int code = tool.run(writer, writer, arguments.toArray(String[]::new));
        if (code != 0) {
            throw new IOException(name + " ended with " + code + ": " + said);
        }
        return said.toString();
    }

    /// A program of its own, whose output is small.
    ///
    /// @param environment variables besides those of this process
    /// @return what it printed
    static String run(List<String> command, Path folder, Map<String, String> environment)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("TERN_") || name.equals("JAVA_TOOL_OPTIONS")
                        || name.equals("JDK_JAVA_OPTIONS"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                throw new IOException(command.getFirst() + " does not end");
            }
            if (process.exitValue() != 0) {
                throw new IOException(command + " ended with " + process.exitValue() + ": " + said);
            }
            return said;
        } finally {
            process.destroyForcibly();
        }
    }
}
