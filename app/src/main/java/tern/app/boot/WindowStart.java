package tern.app.boot;

import java.io.IOException;
import java.nio.file.Path;
import tern.app.cli.WindowOpener;
import tern.app.theme.Theme;
import tern.app.window.PictureOutcome;
import tern.app.window.TernWindow;
import tern.app.window.Toolkit;
import tern.app.window.WindowOptions;
import tern.wallet.crypto.ProcessHardening;

/// Opens the window. The only class between the command line and JavaFX, and loaded with it only.
final class WindowStart implements WindowOpener {

    /// What shells report for a program that was told to stop.
    private static final int INTERRUPTED = 130;

    @Override
    public int open(Request request) {
        // before anything that logs: whoever makes a logger now makes one that is silent for good
        Toolkit.begin(request.snapshot().isPresent());
        ProcessHardening.apply();
        logIntoFile(request);
        WindowOptions options = new WindowOptions(request.folders(), request.network(), request.wallet(),
                theme(request.colours()));
        try {
            if (request.snapshot().isEmpty()) {
                PictureOutcome opened = TernWindow.open(options);
                opened.sentence().ifPresent(WindowStart::say);
                return opened.exitCode();
            }
            Path png = request.snapshot().get();
            PictureOutcome outcome = TernWindow.snapshot(png, options,
                    options.theme() == Theme.SYSTEM ? Theme.DARK : options.theme(), request.width(), request.height());
            outcome.sentence().ifPresent(WindowStart::say);
            return outcome.exitCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return INTERRUPTED;
        } finally {
            Toolkit.end();
        }
    }

    /// In one line, whatever a node or a file's name brought into it.
    private static void say(String sentence) {
        StringBuilder line = new StringBuilder("tern: ");
        sentence.codePoints()
                .map(character -> Character.isISOControl(character) ? ' ' : character)
                .forEach(line::appendCodePoint);
        System.err.println(line);
    }

    /// Before the first logger: Logback reads where its file goes when it starts.
    private static void logIntoFile(Request request) {
        System.clearProperty(Main.LOG_PROVIDER);
        System.clearProperty("tern.log.file");
        if (System.getProperty("tern.log.folder") == null) {
            System.setProperty("tern.log.folder", request.folders().logFolder().toString());
        }
        try {
            Path folder = Path.of(System.getProperty("tern.log.folder"));
            OwnerOnly.createFolder(folder);
            OwnerOnly.createFile(folder.resolve("tern.log"));
        } catch (BootException | IOException e) {
            // Without a place that is the owner's alone nothing is logged; the window does not depend on it.
            System.setProperty("tern.log.file", "OFF");
        }
    }

    private static Theme theme(Colours colours) {
        return switch (colours) {
            case DARK -> Theme.DARK;
            case LIGHT -> Theme.LIGHT;
            case SYSTEM -> Theme.SYSTEM;
        };
    }
}
