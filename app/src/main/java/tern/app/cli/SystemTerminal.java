package tern.app.cli;

import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOError;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The terminal that the process was started on. Looked for only when somebody has to be asked.
///
/// What was typed before a question stands on the screen is thrown away, so that nothing is confirmed unread and no
/// password attempt is spent on stray keys. Lines with echo are read from the keyboard itself, a byte at a time: a
/// buffer of the console might hold an older line.
@SuppressWarnings("SystemConsoleNull") // since Java 25 it is null again where input or output is no terminal
public final class SystemTerminal implements Terminal {

    private static final int LONGEST_LINE = 4096;

    private final InputStream keyboard;
    private final Consumer<InputStream> discard;

    public SystemTerminal() {
        this(new FileInputStream(FileDescriptor.in), TypedAhead::discard);
    }

    /// @param keyboard not buffered
    /// @param discard  takes away what is waiting in it
    SystemTerminal(InputStream keyboard, Consumer<InputStream> discard) {
        this.keyboard = keyboard;
        this.discard = discard;
    }

    @Override
    public boolean isInteractive() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    @Override
    public char @Nullable [] readSecret(String prompt) {
        Console console = System.console();
        if (console == null) {
            return null;
        }
        discard.accept(keyboard);
        try {
            return console.readPassword("%s", prompt);
        } catch (IOError e) {
            // The terminal went away while it was asked: the same as an end of input.
            return null;
        }
    }

    @Override
    public @Nullable String readLine(String prompt) {
        Console console = System.console();
        return console == null ? null : readLine(prompt, console.writer(), console.charset());
    }

    /// @return null at the end of input
    @Nullable
    String readLine(String prompt, PrintWriter screen, Charset charset) {
        discard.accept(keyboard);
        screen.write(prompt);
        screen.flush();
        ByteArrayOutputStream line = new ByteArrayOutputStream(16);
        try {
            for (int next = keyboard.read(); next != '\n'; next = keyboard.read()) {
                if (next < 0) {
                    return line.size() == 0 ? null : line.toString(charset);
                }
                if (next != '\r' && line.size() < LONGEST_LINE) {
                    line.write(next);
                }
            }
            return line.toString(charset);
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public void discardTyped() {
        if (isInteractive()) {
            discard.accept(keyboard);
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
