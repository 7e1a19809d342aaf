package tern.app.cli;

import java.io.Console;
import java.io.IOError;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/// The terminal that the process was started on. Looked for only when somebody has to be asked.
@SuppressWarnings("SystemConsoleNull") // since Java 25 it is null again where input or output is no terminal
public final class SystemTerminal implements Terminal {

    @Override
    public boolean isInteractive() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    @Override
    public char @Nullable [] readSecret(String prompt) {
        Console console = System.console();
        try {
            return console == null ? null : console.readPassword("%s", prompt);
        } catch (IOError e) {
            // The terminal went away while it was asked: the same as an end of input.
            return null;
        }
    }

    @Override
    public @Nullable String readLine(String prompt) {
        Console console = System.console();
        try {
            return console == null ? null : console.readLine("%s", prompt);
        } catch (IOError e) {
            return null;
        }
    }

    @Override
    public void show(char[] text) {
        Console console = System.console();
        if (console == null) {
            throw new IllegalStateException("there is no terminal");
        }
        PrintWriter writer = console.writer();
        writer.write(text);
        writer.flush();
    }
}
