package tern.app.boot;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import tern.app.cli.CommandLineProgram;
import tern.app.cli.SystemTerminal;
import tern.app.cli.Terminal;

/// Where the process starts. Without a command it opens the window, with one it is the command line, which loads no
/// class of JavaFX and no logging.
public final class Main {

    /// SLF4J's property that names the one provider to use.
    static final String LOG_PROVIDER = "slf4j.provider";

    private Main() {}

    /// @param args see `tern help`
    public static void main(String[] args) {
        if (contains(args, "--verbose")) {
            System.setProperty("tern.log.console", "DEBUG");
            System.setProperty("tern.log.file", "OFF");
        } else {
            silenceLogging();
        }
        // the command line speaks English, so do the sentences it shares with the window, which sets its own language
        Locale.setDefault(Locale.Category.DISPLAY, Locale.ENGLISH);
        PrintStream out = stream(FileDescriptor.out, "stdout.encoding", 8192);
        PrintStream err = stream(FileDescriptor.err, "stderr.encoding", 256);
        int code = run(args, System.getenv(), new FileInputStream(FileDescriptor.in), out, err, new SystemTerminal());
        out.flush();
        err.flush();
        System.exit(code);
    }

    /// The whole program without a process: nobody to ask, everything else as in [#main].
    ///
    /// @param environment variables; a display is looked for in `DISPLAY` and `WAYLAND_DISPLAY`
    /// @return the exit code, see `docs/cli.md`
    public static int run(
            String[] args, Map<String, String> environment, InputStream in, PrintStream out, PrintStream err) {
        return run(args, environment, in, out, err, Terminal.none());
    }

    /// As above, with somebody to ask.
    public static int run(
            String[] args,
            Map<String, String> environment,
            InputStream in,
            PrintStream out,
            PrintStream err,
            Terminal terminal) {
        return CommandLineProgram.run(args, environment, in, out, err, terminal, new WindowStart());
    }

    /// A command logs nowhere unless `--verbose` asks for it. Saying so to SLF4J before its first use keeps Logback,
    /// 100 ms of a cold start, out of the process. [WindowStart] takes it back.
    private static void silenceLogging() {
        System.setProperty(LOG_PROVIDER, "org.slf4j.helpers.NOP_FallbackServiceProvider");
        System.setProperty("slf4j.internal.verbosity", "ERROR");
    }

    private static boolean contains(String[] args, String wanted) {
        for (String arg : args) {
            if (arg.equals(wanted)) {
                return true;
            }
        }
        return false;
    }

    /// UTF-8, since amounts and names need it and a locale of `C` would turn them into question marks; on Windows what
    /// the console says that it reads.
    private static PrintStream stream(FileDescriptor descriptor, String encodingProperty, int buffer) {
        OutputStream target = new BufferedOutputStream(new FileOutputStream(descriptor), buffer);
        Charset charset = StandardCharsets.UTF_8;
        if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows")) {
            try {
                charset = Charset.forName(System.getProperty(encodingProperty, "UTF-8"));
            } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
                charset = StandardCharsets.UTF_8;
            }
        }
        return new PrintStream(target, false, charset);
    }
}
